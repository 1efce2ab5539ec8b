// Draws documents and who is named in them; forces are reckoned on a grid, so that thousands of nodes stay smooth.
"use strict";
(async () => {
  const canvas = document.getElementById("net");
  const { nodes, edges } = await (await fetch(canvas.dataset.url)).json();
  const colours = { DOC: "#154273", ORG: "#1a6b4f", PROGRAMME: "#9a5b00", LAW: "#7a3b8f", PERSON: "#b3261e", OFFICE: "#c2185b" };
  const pen = canvas.getContext("2d");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const wide = 30 * Math.sqrt(nodes.length + 1);
  nodes.forEach((node, i) => {
    const turn = i * 2.39996;
    node.x = Math.cos(turn) * wide * Math.sqrt((i + 1) / nodes.length);
    node.y = Math.sin(turn) * wide * Math.sqrt((i + 1) / nodes.length);
    node.vx = node.vy = node.degree = 0;
  });
  for (const [a, b] of edges) { nodes[a].degree += 1; nodes[b].degree += 1; }
  for (const node of nodes) node.r = 3 + Math.sqrt(node.degree) * (node.sort === "DOC" ? 0.9 : 1.3);
  let zoom = 1, left = 0, top = 0, heat = 1, shift = 0, chosen = null;

  const step = () => {
    // the grid lies elsewhere at every step, else its lines show in the drawing
    shift = (shift + 0.618034) % 1;
    const size = 120, off = shift * size, cells = new Map();
    for (const node of nodes) {
      const key = `${Math.floor((node.x + off) / size)},${Math.floor((node.y + off) / size)}`;
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push(node);
    }
    for (const node of nodes) {
      const cx = Math.floor((node.x + off) / size), cy = Math.floor((node.y + off) / size);
      for (let i = cx - 1; i <= cx + 1; i++) for (let j = cy - 1; j <= cy + 1; j++) {
        for (const other of cells.get(`${i},${j}`) || []) {
          if (other === node) continue;
          const dx = node.x - other.x, dy = node.y - other.y, d2 = dx * dx + dy * dy + 20;
          node.vx += (dx / d2) * 90; node.vy += (dy / d2) * 90;
        }
      }
      node.vx -= node.x * 0.002; node.vy -= node.y * 0.005;
    }
    for (const [a, b] of edges) {
      const p = nodes[a], q = nodes[b], dx = q.x - p.x, dy = q.y - p.y;
      const pull = 0.02 / Math.sqrt(Math.min(p.degree, q.degree) || 1);
      p.vx += dx * pull; p.vy += dy * pull; q.vx -= dx * pull; q.vy -= dy * pull;
    }
    for (const node of nodes) {
      node.vx *= 0.6; node.vy *= 0.6;
      const fast = Math.hypot(node.vx, node.vy), most = 12 * heat + 1, scale = fast > most ? most / fast : 1;
      node.x += node.vx * scale; node.y += node.vy * scale;
    }
    heat *= 0.985;
  };

  const fit = () => {
    const xs = nodes.map((n) => n.x), ys = nodes.map((n) => n.y);
    const w = Math.max(...xs) - Math.min(...xs) + 160, h = Math.max(...ys) - Math.min(...ys) + 80;
    zoom = Math.min(canvas.clientWidth / w, canvas.clientHeight / h, 2);
    left = -(Math.max(...xs) + Math.min(...xs)) / 2; top = -(Math.max(...ys) + Math.min(...ys)) / 2;
  };

  const draw = () => {
    const ratio = devicePixelRatio || 1, w = canvas.clientWidth, h = canvas.clientHeight;
    if (canvas.width !== Math.round(w * ratio) || canvas.height !== Math.round(h * ratio)) {
      canvas.width = Math.round(w * ratio); canvas.height = Math.round(h * ratio);
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, w, h);
    pen.translate(w / 2, h / 2); pen.scale(zoom, zoom); pen.translate(left, top);
    pen.lineWidth = 1 / zoom;
    const near = new Set();
    for (const [a, b] of edges) {
      const lit = chosen !== null && (a === chosen || b === chosen);
      if (lit) { near.add(a); near.add(b); }
      pen.strokeStyle = lit ? "#154273" : "#dde2e8";
      pen.beginPath(); pen.moveTo(nodes[a].x, nodes[a].y); pen.lineTo(nodes[b].x, nodes[b].y); pen.stroke();
    }
    nodes.forEach((node) => {
      pen.fillStyle = colours[node.sort] || "#566171";
      pen.beginPath(); pen.arc(node.x, node.y, node.r, 0, 7); pen.fill();
    });
    pen.font = `${12 / zoom}px system-ui, sans-serif`; pen.textAlign = "center";
    const taken = [];
    const order = nodes.map((node, i) => [node, i]).sort((a, b) => near.has(b[1]) - near.has(a[1]) || b[0].degree - a[0].degree);
    for (const [node, i] of order.slice(0, 400)) {
      const name = node.name.length > 34 ? `${node.name.slice(0, 32)}…` : node.name;
      const half = (name.length * 3.3) / zoom, y = node.y - node.r - 4 / zoom, high = 14 / zoom;
      const hits = taken.some((t) => Math.abs(t[0] - node.x) < t[2] + half && Math.abs(t[1] - y) < high);
      if (hits && i !== chosen) continue;
      taken.push([node.x, y, half]);
      pen.lineWidth = 3 / zoom; pen.strokeStyle = "#ffffffd0"; pen.strokeText(name, node.x, y);
      pen.fillStyle = "#1b2430"; pen.fillText(name, node.x, y);
    }
  };

  for (let i = 0; i < (still ? 260 : 120); i++) step();
  fit(); draw();
  const run = () => { if (heat > 0.08 && !still) { step(); fit(); draw(); requestAnimationFrame(run); } };
  run();

  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    const x = (event.clientX - box.left - box.width / 2) / zoom - left, y = (event.clientY - box.top - box.height / 2) / zoom - top;
    let best = null, least = Infinity;
    nodes.forEach((node, i) => {
      const d = Math.hypot(node.x - x, node.y - y) - node.r;
      if (d < 6 / zoom && d < least) { best = i; least = d; }
    });
    return best;
  };
  let drag = null;
  canvas.addEventListener("pointerdown", (event) => { drag = { x: event.clientX, y: event.clientY, far: 0 }; heat = 0; canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener("pointermove", (event) => {
    if (drag) {
      const dx = event.clientX - drag.x, dy = event.clientY - drag.y;
      left += dx / zoom; top += dy / zoom; drag = { x: event.clientX, y: event.clientY, far: drag.far + Math.abs(dx) + Math.abs(dy) };
      draw();
      return;
    }
    const over = at(event);
    if (over !== chosen) { chosen = over; canvas.style.cursor = over === null ? "grab" : "pointer"; draw(); }
  });
  canvas.addEventListener("pointerup", (event) => {
    const still = drag && drag.far < 4;
    drag = null;
    const over = still ? at(event) : null;
    if (over !== null && nodes[over].href) location.href = nodes[over].href;
  });
  canvas.addEventListener("wheel", (event) => { event.preventDefault(); heat = 0; zoom *= event.deltaY < 0 ? 1.15 : 1 / 1.15; draw(); }, { passive: false });
  addEventListener("resize", draw);
})();
