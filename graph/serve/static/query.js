// Sets up the query page; nothing in it asks another host.
"use strict";
(() => {
  const place = document.getElementById("yasgui");
  const endpoint = new URL(place.dataset.endpoint, location.href).href;
  const prefixes = JSON.parse(place.dataset.prefixes);
  const Yasgui = window.Yasgui;
  const local = ["variables", "function", "snippets"];
  Yasgui.Yasqe.defaults.autocompleters = (Yasgui.Yasqe.defaults.autocompleters || []).filter((name) => local.includes(name));
  const head = Object.entries(prefixes).filter(([name]) => ["bg", "oa", "dcterms", "skos"].includes(name))
    .map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join("\n");
  Yasgui.Yasqe.defaults.value = `${head}\n\nSELECT DISTINCT ?document ?title WHERE {\n  ?document a bg:Document ; dcterms:title ?title .\n}\nLIMIT 25`;
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: false,
    persistenceId: null,
    yasr: { prefixes },
  });
  window.yasgui = yasgui;
  document.getElementById("examples").addEventListener("change", (event) => {
    if (event.target.value) yasgui.getTab().getYasqe().setValue(event.target.value);
  });
})();
