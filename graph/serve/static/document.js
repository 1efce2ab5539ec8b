// Shows what a chosen mark stands for, and which kinds of marks are visible.
"use strict";
(() => {
  const letter = document.getElementById("letter");
  const card = document.getElementById("card");
  const filters = document.getElementById("filters");
  if (!letter || !card || !filters) return;

  const sift = () => {
    for (const box of filters.querySelectorAll("input")) letter.classList.toggle(`show-${box.value}`, box.checked);
  };
  filters.addEventListener("change", sift);
  sift();

  const close = () => {
    card.classList.remove("open");
    const chosen = letter.querySelector(".chosen");
    for (const other of letter.querySelectorAll(".chosen")) other.classList.remove("chosen");
    if (chosen) chosen.focus({ preventScroll: true });
  };

  const show = (piece) => {
    const shown = new Set([...filters.querySelectorAll("input:checked")].map((box) => box.value));
    const items = piece.dataset.m.trim().split(" ")
      .map((number) => document.getElementById(`m${number}`))
      .filter((item) => item && shown.has(item.className.replace("k-", "")))
      .reverse();
    if (!items.length) return;
    const button = document.createElement("button");
    button.className = "close";
    button.textContent = card.dataset.close;
    button.addEventListener("click", close);
    card.replaceChildren(button, ...items.map((item) => {
      const entry = document.createElement("div");
      entry.className = "entry";
      entry.append(...[...item.cloneNode(true).childNodes]);
      return entry;
    }));
    card.classList.add("open");
    for (const other of letter.querySelectorAll(".chosen")) other.classList.remove("chosen");
    const number = items[0].id.slice(1);
    for (const other of letter.querySelectorAll("[data-m]")) {
      if (other.dataset.m.trim().split(" ").includes(number)) other.classList.add("chosen");
    }
  };

  letter.addEventListener("click", (event) => {
    const piece = event.target.closest(".mark");
    if (!piece) return;
    event.preventDefault();
    show(piece);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
})();
