// Two more ways to show the results of a query: as a graph and as a line of time. Text only ever goes in as text.
"use strict";
(() => {
  const english = document.documentElement.lang === "en";
  const say = (nl, en) => (english ? en : nl);
  const DATE = /^\d{4}(-\d\d(-\d\d)?)?(T.*)?$/;
  const NUMBER = /^-?\d+([.,]\d+)?$/;
  const EVIDENCE = /^(file|start|end|quote|by_file|by_start|by_end|by_quote|confidence|reason)$/;
  const page = document.querySelector("a.brand").getAttribute("href");
  const base = document.getElementById("yasgui").dataset.base;
  // the page here of a thing of this graph
  const here = (iri) => (iri.startsWith(base) ? `${page}id/${iri.slice(base.length)}` : undefined);

  const make = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const local = (value) => { try { return decodeURIComponent(value.replace(/[/#]$/, "").replace(/^.*[/#]/, "")); } catch { return value; } };
  const worded = (cell) => (!cell ? "" : cell.type === "uri" ? local(cell.value) || cell.value : cell.value);
  const address = (cell) => (cell && cell.type === "uri" ? here(cell.value) : undefined);
  const choice = (label, names, chosen, changed) => {
    const box = make("label", `${label} `), list = make("select");
    for (const name of names) list.append(new Option(name, name, false, name === chosen));
    list.addEventListener("change", () => changed(list.value));
    box.append(list);
    return box;
  };

  class Shown {
    constructor(yasr) { this.yasr = yasr; }
    get rows() { return (this.yasr.results && this.yasr.results.getBindings && this.yasr.results.getBindings()) || []; }
    get names() { return (this.yasr.results && this.yasr.results.getVariables && this.yasr.results.getVariables()) || []; }
    get filled() { const rows = this.rows.slice(0, 200); return this.names.filter((name) => rows.some((row) => row[name])); }
    getIcon() {
      const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      for (const [name, value] of [["viewBox", "0 0 16 16"], ["aria-hidden", "true"], ["class", "svg-sign"]]) icon.setAttribute(name, value);
      path.setAttribute("d", this.constructor.sign);
      path.setAttribute("fill", "currentColor");
      icon.append(path);
      return icon;
    }
    place() { const shown = make("div", "", "shown"); this.yasr.resultsEl.replaceChildren(shown); return shown; }
  }

  class Graph extends Shown {
    static sign = "M4 2a2.4 2.4 0 0 1 2.3 3l2.9 1.7a2.4 2.4 0 1 1 0 2.6L6.3 11a2.4 2.4 0 1 1-.7-1.1l2.9-1.8v-.2L5.6 6.1A2.4 2.4 0 1 1 4 2z";
    priority = 4;
    label = say("Graaf", "Graph");
    get columns() { return this.filled.filter((name) => !EVIDENCE.test(name) && !this.rows.slice(0, 50).some((row) => row[name] && (DATE.test(row[name].value) || NUMBER.test(row[name].value)))); }
    canHandleResults() { return this.rows.length > 0 && this.columns.length > 1; }
    draw() {
      const columns = this.columns, shown = this.place(), from = this.from && columns.includes(this.from) ? this.from : columns[0];
      const to = this.to && columns.includes(this.to) && this.to !== from ? this.to : columns.find((name) => name !== from);
      const bar = make("p", "", "saving");
      bar.append(choice(say("Van", "From"), columns, from, (name) => { this.from = name; this.draw(); }), choice(say("naar", "to"), columns, to, (name) => { this.to = name; this.draw(); }));
      const net = make("div", "", "net"), canvas = make("canvas"), told = make("p", "", "told meta");
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", say("Netwerk van de antwoorden; de tabel zegt hetzelfde", "Network of the answers; the table says the same"));
      net.append(canvas, told);
      shown.append(bar, net);
      const nodes = [], number = new Map(), edges = new Map();
      const add = (cell, colour) => {
        if (!number.has(cell.value)) { number.set(cell.value, nodes.length); nodes.push({ name: worded(cell), sort: "", colour, href: address(cell) }); }
        return number.get(cell.value);
      };
      for (const row of this.rows.slice(0, 5000)) {
        if (!row[from] || !row[to]) continue;
        const pair = [add(row[from], "#154273"), add(row[to], "#a15c00")], key = pair.join();
        edges.set(key, [...pair, (edges.get(key) || [0, 0, 0])[2] + 1]);
      }
      window.drawNetwork(net, { nodes, edges: [...edges.values()], arrows: true });
    }
  }

  class Timeline extends Shown {
    static sign = "M2 1h1.4v14H2zM6 2h8v2.4H6zM6 6.8h6v2.4H6zM6 11.6h9V14H6z";
    priority = 3;
    label = say("Tijdlijn", "Timeline");
    // the columns of dates, the one with most of them first
    get dates() {
      const rows = this.rows.slice(0, 200), found = (name) => rows.map((row) => row[name]).filter(Boolean);
      return this.filled.filter((name) => found(name).every((cell) => DATE.test(cell.value))).sort((a, b) => found(b).length - found(a).length);
    }
    get words() { return this.filled.filter((name) => !this.dates.includes(name)); }
    canHandleResults() { return this.rows.length > 0 && this.dates.length > 0 && this.words.length > 0; }
    draw() {
      const dates = this.dates, words = this.words, shown = this.place();
      const day = dates.includes(this.day) ? this.day : dates[0];
      const longest = words.includes("quote") ? "quote" : words.includes("title") ? "title" : words[0];
      const text = words.includes(this.text) ? this.text : longest;
      const bar = make("p", "", "saving");
      bar.append(choice(say("Datum", "Date"), dates, day, (name) => { this.day = name; this.draw(); }), choice(say("Tekst", "Text"), words, text, (name) => { this.text = name; this.draw(); }));
      const list = make("ol", "", "timeline"), rows = this.rows.filter((row) => row[day]).sort((a, b) => (a[day].value < b[day].value ? -1 : a[day].value > b[day].value ? 1 : 0));
      const wording = new Intl.DateTimeFormat(english ? "en-GB" : "nl-NL", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
      for (const row of rows.slice(0, 1000)) {
        const item = make("li"), value = row[day].value, moment = new Date(value);
        item.append(make("span", value.length < 10 || Number.isNaN(moment.getTime()) ? value : wording.format(moment), "when"), " ");
        const href = address(row[text]), words_ = worded(row[text]) || "–";
        const link = make(href ? "a" : "span", words_.length > 300 ? `${words_.slice(0, 298)}…` : words_);
        if (href) link.href = href;
        item.append(link);
        const rest = words.filter((name) => name !== text && !EVIDENCE.test(name)).map((name) => worded(row[name])).filter(Boolean).slice(0, 3);
        if (rest.length) item.append(" ", make("span", rest.join(" · "), "meta"));
        list.append(item);
      }
      const without = this.rows.length - rows.length;
      shown.append(bar, list);
      if (without) shown.append(make("p", say(`${without} zonder datum`, `${without} without a date`), "meta"));
    }
  }

  window.moreResults = (Yasr) => {
    Yasr.registerPlugin("graph", Graph);
    Yasr.registerPlugin("timeline", Timeline);
    // words first: language tags and types are one click away; things of this graph open here
    const draw = Yasr.plugins.table.prototype.draw;
    Yasr.plugins.table.prototype.draw = function (config) { return draw.call(this, { compact: true, ...config }); };
    document.getElementById("yasgui").addEventListener("click", (event) => {
      const link = event.target.closest("a.iri"), own = link && here(link.href);
      if (!own) return;
      link.href = own;
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();  // also what the table would do: unfold a cell that is cut off
      event.stopPropagation();
      location.href = own;
    }, true);
  };
})();
