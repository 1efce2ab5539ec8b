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
      const told = (await answer.text()).trim();
      said.textContent = answer.ok ? done : told || say("Het lukte niet.", "It failed.");
      return answer.ok;
    } catch {
      said.textContent = say("De server antwoordt niet.", "The server does not answer.");
      return false;
    }
  };

  const make = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    if (name === "button") made.type = "button";
    return made;
  };

  const offer = (item) => {
    if (item.querySelector(".curate")) return;
    const bar = make("div", "", "curate"), said = make("span", "", "said");
    said.setAttribute("role", "status");
    const buttons = [];
    const decide = (action, text, plain) => {
      const button = make("button", text, plain ? "plain" : "");
      button.dataset.action = action;
      button.addEventListener("click", () => ask(action, text));
      buttons.push(button);
    };
    // every decision says why
    const ask = (action, text) => {
      const form = make("form"), label = make("label", say("Waarom? ", "Why? ")), why = make("input");
      const go = make("button", text), back = make("button", say("Annuleer", "Cancel"), "plain");
      why.required = true;
      why.name = "why";
      go.type = "submit";
      label.append(why);
      form.append(label, go, back);
      back.addEventListener("click", () => { form.replaceWith(...buttons); buttons[0].focus(); });
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        go.disabled = true;
        const done = action === "undo" ? say("Ingetrokken.", "Withdrawn.") : say("Vastgelegd.", "Recorded.");
        if (await send({ action, node: item.dataset.undo || item.dataset.iri, why: why.value }, said, done)) form.remove();
        else go.disabled = false;
      });
      for (const other of buttons.slice(1)) other.remove();
      buttons[0].replaceWith(form);
      why.focus();
    };
    if (item.dataset.undo) decide("undo", say("Trek in", "Withdraw"), true);
    else {
      decide("confirm", say("Bevestig", "Confirm"));
      decide("reject", say("Verwerp", "Reject"), true);
    }
    bar.append(...buttons, said);
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
