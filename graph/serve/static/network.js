// Draws networks on a canvas. Forces are reckoned on a grid and for a few milliseconds a frame, so that thousands of
// nodes neither freeze the page nor keep it busy for long.
"use strict";
(() => {
  const COLOURS = { DOC: "#154273", ORG: "#1a6b4f", PROGRAMME: "#a15c00", LAW: "#74378a", PERSON: "#b3261e", OFFICE: "#b01657" };
  const CELL = 110, BUDGET = 12, FONT = '"Source Sans 3", system-ui, sans-serif';

  // data: {nodes: [{name, sort, href?, here?, colour?}], edges: [[from, to, weight?, name?]], arrows?}
  window.drawNetwork = (place, data) => {
    const canvas = place.querySelector("canvas"), told = place.querySelector(".told"), pen = canvas.getContext("2d");
    const { nodes, edges } = data, many = nodes.length;
    const english = document.documentElement.lang === "en";
    const counts = english ? `${many} nodes, ${edges.length} links` : `${many} knopen, ${edges.length} verbindingen`;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const x = new Float32Array(many), y = new Float32Array(many), vx = new Float32Array(many), vy = new Float32Array(many);
    const degree = new Uint32Array(many), size = new Float32Array(many), hidden = new Set();
    const wide = 34 * Math.sqrt(many + 1);
    for (let i = 0; i < many; i++) {
      const turn = i * 2.39996, far = wide * Math.sqrt((i + 1) / many);
      x[i] = Math.cos(turn) * far; y[i] = Math.sin(turn) * far;
    }
    for (const [a, b] of edges) { degree[a]++; degree[b]++; }
    for (let i = 0; i < many; i++) size[i] = nodes[i].here ? 11 : 3.2 + Math.min(14, Math.sqrt(degree[i]) * 1.2);
    const order = [...nodes.keys()].sort((a, b) => (nodes[b].here ? 1 : 0) - (nodes[a].here ? 1 : 0) || degree[b] - degree[a]);
    let zoom = 1, left = 0, top = 0, heat = 1, shift = 0, chosen = null, moved = false;

    const step = () => {
      shift = (shift + 0.618034) % 1;  // the grid lies elsewhere at every step, else its lines show in the drawing
      const off = shift * CELL, cells = new Map();
      for (let i = 0; i < many; i++) {
        const key = Math.floor((x[i] + off) / CELL) * 65536 + Math.floor((y[i] + off) / CELL);
        const cell = cells.get(key);
        if (cell) cell.push(i); else cells.set(key, [i]);
      }
      for (let i = 0; i < many; i++) {
        const cx = Math.floor((x[i] + off) / CELL), cy = Math.floor((y[i] + off) / CELL);
        for (let p = cx - 1; p <= cx + 1; p++) for (let q = cy - 1; q <= cy + 1; q++) {
          const cell = cells.get(p * 65536 + q);
          if (!cell) continue;
          for (const j of cell) {
            if (j === i) continue;
            const dx = x[i] - x[j], dy = y[i] - y[j], d2 = dx * dx + dy * dy + 20;
            vx[i] += (dx / d2) * 110; vy[i] += (dy / d2) * 110;
          }
        }
        vx[i] -= x[i] * 0.002; vy[i] -= y[i] * 0.004;
      }
      for (const [a, b] of edges) {
        const dx = x[b] - x[a], dy = y[b] - y[a], pull = 0.02 / Math.sqrt(Math.min(degree[a], degree[b]) || 1);
        vx[a] += dx * pull; vy[a] += dy * pull; vx[b] -= dx * pull; vy[b] -= dy * pull;
      }
      const most = 14 * heat + 1;
      for (let i = 0; i < many; i++) {
        vx[i] *= 0.6; vy[i] *= 0.6;
        const fast = Math.hypot(vx[i], vy[i]), scale = fast > most ? most / fast : 1;
        x[i] += vx[i] * scale; y[i] += vy[i] * scale;
      }
      heat *= 0.982;
    };

    const fit = () => {
      let a = Infinity, b = -Infinity, c = Infinity, d = -Infinity;
      for (let i = 0; i < many; i++) { a = Math.min(a, x[i]); b = Math.max(b, x[i]); c = Math.min(c, y[i]); d = Math.max(d, y[i]); }
      zoom = Math.min(canvas.clientWidth / (b - a + 140), canvas.clientHeight / (d - c + 90), 2);
      left = -(a + b) / 2; top = -(c + d) / 2;
    };

    const draw = () => {
      const ratio = devicePixelRatio || 1, w = canvas.clientWidth, h = canvas.clientHeight;
      if (canvas.width !== Math.round(w * ratio) || canvas.height !== Math.round(h * ratio)) {
        canvas.width = Math.round(w * ratio); canvas.height = Math.round(h * ratio);
      }
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, w, h);
      pen.translate(w / 2, h / 2); pen.scale(zoom, zoom); pen.translate(left, top);
      const near = new Set(), lit = [], seen = (i) => !hidden.has(nodes[i].sort);
      pen.lineWidth = 1 / zoom; pen.strokeStyle = many > 1500 ? "#dfe4ea90" : "#d3dae2";
      pen.beginPath();
      for (const edge of edges) {
        const [a, b] = edge;
        if (!seen(a) || !seen(b)) continue;
        if (chosen !== null && (a === chosen || b === chosen)) { near.add(a); near.add(b); lit.push(edge); continue; }
        pen.moveTo(x[a], y[a]); pen.lineTo(x[b], y[b]);
      }
      pen.stroke();
      if (data.arrows) for (const [a, b] of edges) arrow(a, b);
      pen.strokeStyle = "#154273"; pen.lineWidth = 1.6 / zoom;
      pen.beginPath();
      for (const [a, b] of lit) { pen.moveTo(x[a], y[a]); pen.lineTo(x[b], y[b]); }
      pen.stroke();
      for (let i = 0; i < many; i++) {
        if (!seen(i)) continue;
        pen.fillStyle = nodes[i].colour || COLOURS[nodes[i].sort] || "#505c6b";
        pen.beginPath();
        if (nodes[i].sort === "DOC") pen.rect(x[i] - size[i] * 0.85, y[i] - size[i] * 0.85, size[i] * 1.7, size[i] * 1.7);
        else pen.arc(x[i], y[i], size[i], 0, 7);
        pen.fill();
      }
      names(near, seen);
      if (data.arrows && many < 80) for (const [a, b, , name] of edges) if (name) word(name, (x[a] + x[b]) / 2, (y[a] + y[b]) / 2, "#505c6b");
    };

    const arrow = (a, b) => {
      const turn = Math.atan2(y[b] - y[a], x[b] - x[a]), px = x[b] - Math.cos(turn) * (size[b] + 2), py = y[b] - Math.sin(turn) * (size[b] + 2);
      pen.fillStyle = "#8792a0"; pen.beginPath(); pen.moveTo(px, py);
      for (const side of [-0.45, 0.45]) pen.lineTo(px - Math.cos(turn + side) * 8 / zoom, py - Math.sin(turn + side) * 8 / zoom);
      pen.fill();
    };

    const word = (text, at, high, colour) => {
      pen.font = `${11 / zoom}px ${FONT}`; pen.textAlign = "center";
      pen.lineWidth = 3 / zoom; pen.strokeStyle = "#ffffffd8"; pen.strokeText(text, at, high);
      pen.fillStyle = colour; pen.fillText(text, at, high);
    };

    const names = (near, seen) => {
      pen.font = `${13 / zoom}px ${FONT}`; pen.textAlign = "center";
      const taken = [], first = chosen === null ? order : [chosen, ...[...near].filter((i) => i !== chosen), ...order];
      for (const i of first.slice(0, 300)) {
        if (!seen(i)) continue;
        const name = nodes[i].name.length > 36 ? `${nodes[i].name.slice(0, 34)}…` : nodes[i].name;
        const half = (name.length * 3.3) / zoom, at = y[i] - size[i] - 5 / zoom, high = 15 / zoom;
        const hits = taken.some((t) => Math.abs(t[0] - x[i]) < t[2] + half && Math.abs(t[1] - at) < high);
        if (hits && i !== chosen) continue;
        taken.push([x[i], at, half]);
        pen.lineWidth = 3.5 / zoom; pen.strokeStyle = "#ffffffe0"; pen.strokeText(name, x[i], at);
        pen.fillStyle = "#18222f"; pen.fillText(name, x[i], at);
      }
    };

    const run = () => {
      const until = performance.now() + BUDGET;
      do step(); while (heat > 0.06 && performance.now() < until);
      if (!moved) fit();
      if (!still || heat <= 0.06) draw();
      if (heat > 0.06) requestAnimationFrame(run);
      else place.dataset.settled = "true";
    };
    if (told) told.textContent = counts;
    if (many) run(); else place.dataset.settled = "true";

    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      const px = (event.clientX - box.left - box.width / 2) / zoom - left, py = (event.clientY - box.top - box.height / 2) / zoom - top;
      let best = null, least = Infinity;
      for (let i = 0; i < many; i++) {
        const d = Math.hypot(x[i] - px, y[i] - py) - size[i];
        if (d < 6 / zoom && d < least && !hidden.has(nodes[i].sort)) { best = i; least = d; }
      }
      return best;
    };
    const choose = (i) => {
      chosen = i;
      canvas.style.cursor = i === null ? "grab" : "pointer";
      if (told) told.textContent = i === null ? counts : `${nodes[i].name} · ${degree[i]}`;
      draw();
    };
    let drag = null;
    canvas.addEventListener("pointerdown", (event) => { drag = { x: event.clientX, y: event.clientY, far: 0 }; canvas.setPointerCapture(event.pointerId); });
    canvas.addEventListener("pointermove", (event) => {
      if (!drag) { const over = at(event); if (over !== chosen) choose(over); return; }
      const dx = event.clientX - drag.x, dy = event.clientY - drag.y;
      moved = true; left += dx / zoom; top += dy / zoom;
      drag = { x: event.clientX, y: event.clientY, far: drag.far + Math.abs(dx) + Math.abs(dy) };
      draw();
    });
    canvas.addEventListener("pointercancel", () => { drag = null; });
    canvas.addEventListener("pointerup", (event) => {
      const over = drag && drag.far < 4 ? at(event) : null;
      drag = null;
      if (over === null || !nodes[over].href) return;
      if (event.pointerType === "touch" && over !== chosen) choose(over);  // the first touch tells, the second opens
      else location.href = nodes[over].href;
    });
    const scale = (by) => { moved = true; zoom *= by; draw(); };
    canvas.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;  // the wheel alone scrolls the page
      event.preventDefault(); scale(event.deltaY < 0 ? 1.15 : 1 / 1.15);
    }, { passive: false });
    for (const button of place.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => scale(Number(button.dataset.zoom)));
    for (const box of document.querySelectorAll(".legend input")) {
      box.addEventListener("change", () => { if (box.checked) hidden.delete(box.value); else hidden.add(box.value); draw(); });
    }
    new ResizeObserver(() => { if (!moved) fit(); draw(); }).observe(canvas);
  };

  for (const place of document.querySelectorAll("[data-network]")) {
    fetch(place.dataset.network).then((answer) => answer.json()).then((data) => window.drawNetwork(place, data));
  }
})();
