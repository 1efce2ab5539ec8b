// Lets somebody with a token confirm or reject what was found, where it is shown. The token stays in this tab.
"use strict";
(() => {
  const english = document.documentElement.lang === "en";
  const say = (nl, en) => (english ? en : nl);
  const root = document.querySelector("a.brand").getAttribute("href");
  const token = () => sessionStorage.getItem("token") || "";

  const send = async (body, said, done) => {
    said.textContent = say("Even geduld…", "One moment…");
    try {
      const answer = await fetch(`${root}curation`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${token()}` },
        body: JSON.stringify(body),
      });
      if (answer.status === 401) sessionStorage.removeItem("token");
      const text = (await answer.text()).trim();
      said.textContent = answer.ok ? done : text || say("Het lukte niet.", "It failed.");
      return answer.ok;
    } catch {
      said.textContent = say("De server antwoordt niet.", "The server does not answer.");
      return false;
    }
  };

  const button = (text, plain) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    if (plain) made.className = "plain";
    return made;
  };

  const offer = (item) => {
    if (item.querySelector(".curate")) return;
    const bar = document.createElement("div"), said = document.createElement("span");
    bar.className = "curate"; said.className = "said"; said.setAttribute("role", "status");
    const decide = (action, text, plain) => {
      const it = button(text, plain);
      it.addEventListener("click", async () => {
        const why = prompt(say("Waarom?", "Why?"));
        if (!why) return;
        const done = action === "undo" ? say("Ingetrokken.", "Withdrawn.")
          : say("Vastgelegd; geldt vanaf de volgende bouw.", "Recorded; it holds from the next build on.");
        const node = item.dataset.undo || item.dataset.iri;
        if (await send({ action, node, why }, said, done)) for (const other of bar.querySelectorAll("button")) other.disabled = true;
      });
      return it;
    };
    if (item.dataset.undo) bar.append(decide("undo", say("Trek in", "Withdraw"), true));
    else bar.append(decide("confirm", say("Bevestig", "Confirm")), decide("reject", say("Verwerp", "Reject"), true));
    bar.append(said);
    item.append(bar);
  };

  const offerAll = (place) => {
    if (!token()) return;
    for (const item of place.querySelectorAll("[data-decide], [data-undo], .entry[data-iri]")) offer(item);
  };
  document.addEventListener("entries", (event) => offerAll(event.detail));
  const form = document.getElementById("token");
  if (form) form.addEventListener("submit", (event) => {
    event.preventDefault();
    sessionStorage.setItem("token", new FormData(form).get("token"));
    form.reset();
    form.querySelector(".said").textContent = say("U kunt nu beslissen.", "You can decide now.");
    offerAll(document);
  });
  offerAll(document);
})();
