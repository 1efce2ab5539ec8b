// Shows what a chosen mark stands for, which kinds of marks are visible, and the characters that an address names.
"use strict";
(() => {
  const letter = document.getElementById("letter");
  const card = document.getElementById("card");
  const filters = document.getElementById("filters");
  if (!card || !filters) return;
  const hint = [...card.childNodes];
  const kinds = () => [...filters.querySelectorAll("input:checked")].map((box) => box.value);
  const kindOf = (item) => item.className.replace("k-", "");

  const close = () => {
    if (!card.classList.contains("open")) return;
    card.classList.remove("open");
    card.replaceChildren(...hint);
    const chosen = letter && letter.querySelector(".chosen");
    for (const other of document.querySelectorAll(".chosen")) other.classList.remove("chosen");
    if (chosen) chosen.focus({ preventScroll: true });
  };

  const show = (numbers) => {
    const shown = kinds();
    const items = numbers.map((number) => document.getElementById(`m${number}`))
      .filter((item) => item && shown.includes(kindOf(item))).reverse();
    if (!items.length) return;
    const button = document.createElement("button");
    button.className = "close";
    button.type = "button";
    button.textContent = card.dataset.close;
    button.addEventListener("click", close);
    card.replaceChildren(button, ...items.map((item) => {
      const entry = document.createElement("div");
      entry.className = "entry";
      entry.dataset.iri = item.dataset.iri;
      entry.append(...item.cloneNode(true).childNodes);
      return entry;
    }));
    card.classList.add("open");
    card.scrollTop = 0;
    document.dispatchEvent(new CustomEvent("entries", { detail: card }));
    for (const other of document.querySelectorAll(".chosen")) other.classList.remove("chosen");
    if (!letter) return;
    const number = items[0].id.slice(1);
    for (const piece of letter.querySelectorAll("[data-m]")) {
      if (piece.dataset.m.split(" ").includes(number)) piece.classList.add("chosen");
    }
    // on a phone the card lies over the foot of the page, and perhaps over what was chosen
    const first = letter.querySelector(".chosen");
    if (!first || getComputedStyle(card).position !== "fixed") return;
    const hidden = first.getBoundingClientRect().bottom + 24 - card.getBoundingClientRect().top;
    if (hidden > 0) scrollBy({ top: hidden });
  };

  const sift = () => {
    if (!letter) return;
    const shown = kinds();
    for (const box of filters.querySelectorAll("input")) letter.classList.toggle(`show-${box.value}`, box.checked);
    // a mark that is not shown is no stop for the keyboard either
    for (const piece of letter.querySelectorAll("a.mark")) {
      const seen = shown.some((kind) => piece.classList.contains(`m-${kind}`));
      if (seen) piece.setAttribute("href", `#m${piece.dataset.m.split(" ").pop()}`);
      else piece.removeAttribute("href");
    }
  };
  filters.addEventListener("change", sift);

  // #char=120,150 as the graph names a place: its block, and the mark that stands there
  const aim = () => {
    const place = /^#char=(\d+),(\d+)$/.exec(location.hash);
    if (!place || !letter) return;
    const start = Number(place[1]);
    const item = document.querySelector(`.marks [data-at="${place[1]},${place[2]}"]`);
    let best = null, least = -1;
    for (const block of letter.querySelectorAll("[id^=c]")) {
      const at = Number(block.id.slice(1));
      if (at <= start && at > least) { best = block; least = at; }
    }
    for (const other of letter.querySelectorAll(".aimed")) other.classList.remove("aimed");
    if (item) show([item.id.slice(1)]);
    const piece = item && letter.querySelector(".chosen");
    const goal = piece || best;
    if (!goal) return;
    if (!piece) goal.classList.add("aimed");
    goal.scrollIntoView({ block: "center" });
    if (piece) piece.focus({ preventScroll: true });
  };
  addEventListener("hashchange", aim);
  aim();

  if (letter) letter.addEventListener("click", (event) => {
    const piece = event.target.closest("a.mark[href]");
    if (!piece) return;
    event.preventDefault();
    show(piece.dataset.m.split(" "));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
})();
