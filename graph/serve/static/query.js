// Sets up the query page; nothing in it asks another host.
"use strict";
(() => {
  const place = document.getElementById("yasgui");
  const endpoint = new URL(place.dataset.endpoint, location.href).href;
  const prefixes = JSON.parse(place.dataset.prefixes);
  const Yasgui = window.Yasgui;
  const local = ["variables", "function", "snippets"];
  window.moreResults(Yasgui.Yasr);
  Yasgui.Yasqe.defaults.autocompleters = (Yasgui.Yasqe.defaults.autocompleters || []).filter((name) => local.includes(name));
  Yasgui.Yasqe.defaults.value = place.dataset.query;
  Yasgui.Yasr.defaults.pluginOrder = ["table", "graph", "timeline", "response"];
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: false,
    persistenceId: null,
    yasr: { prefixes },
  });
  window.yasgui = yasgui;
  const editor = () => yasgui.getTab().getYasqe();
  editor().setValue(place.dataset.query);
  if (place.dataset.run) editor().query();

  // an address of this question that names the version of the graph
  const keep = document.getElementById("keep"), kept = document.getElementById("kept");
  const permanent = () => {
    const address = new URL(keep.dataset.page, location.href), now = new URL(location.href);
    const asked = editor().getValue();
    if (keep.dataset.name && asked.trim() === place.dataset.query.trim()) {
      for (const [name, value] of now.searchParams) if (name === "name" || name.startsWith("p.")) address.searchParams.append(name, value);
    } else address.searchParams.set("query", asked);
    address.searchParams.set("generation", keep.dataset.version);
    return address.href;
  };
  const words = keep.textContent;
  keep.addEventListener("click", async () => {
    kept.href = permanent();
    kept.textContent = kept.href.length > 90 ? `${kept.href.slice(0, 88)}…` : kept.href;
    try {
      await navigator.clipboard.writeText(kept.href);
      keep.textContent = keep.dataset.done;
      setTimeout(() => { keep.textContent = words; }, 2000);
    } catch { /* the address stands beside the button */ }
  });

  const sift = document.getElementById("sift");
  sift.addEventListener("input", () => {
    const wanted = sift.value.toLocaleLowerCase();
    for (const item of document.querySelectorAll("#questions li")) item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted);
  });
  const current = document.querySelector("#questions [aria-current]");
  if (current) current.closest(".questions").scrollTop = current.offsetTop - 120;
})();
