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
  Yasgui.Yasqe.defaults.editorHeight = place.dataset.run ? "180px" : "300px";
  Yasgui.Yasqe.defaults.value = place.dataset.query;
  Yasgui.Yasr.defaults.pluginOrder = ["table", "graph", "timeline", "response"];
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: false,
    persistenceId: null,
    yasr: { prefixes: { ...prefixes, bgid: place.dataset.base } },
  });
  window.yasgui = yasgui;
  const editor = () => yasgui.getTab().getYasqe();
  editor().setValue(place.dataset.query);
  if (place.dataset.run) editor().query();

  // what the editor leaves without a name, or out of reach of the keyboard
  const words_ = place.dataset.words.split("|");
  const name = () => {
    for (const [selector, word] of [["textarea", words_[0]], ["select.tableSizer", words_[1]], [".tableFilter", words_[2]]]) {
      for (const found of place.querySelectorAll(selector)) if (!found.getAttribute("aria-label")) found.setAttribute("aria-label", word);
    }
    for (const box of place.querySelectorAll(".CodeMirror-scroll, .dataTables_wrapper, .yasr_results")) if (box.tabIndex < 0) box.tabIndex = 0;
  };
  new MutationObserver(name).observe(place, { childList: true, subtree: true });
  name();

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
