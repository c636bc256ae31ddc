// What makes the report quicker to walk. Without it everything is there and every link works.
"use strict";
(() => {
  const SWITCH = "claimdiff-single-keys";

  // A notebook may hold several reports: each script serves the one it stands next to, or, where the
  // notebook runs scripts in its own way, the first that none has served.
  const beside = document.currentScript?.parentElement.querySelector(".claimdiff");
  const root = beside ?? document.querySelector(".claimdiff:not(.scripted)");
  if (!root) return;
  const alone = document.body.classList.contains("claimdiff-page");
  const prefix = root.dataset.prefix;
  const all = (selector) => [...root.querySelectorAll(selector)];
  const one = (selector) => root.querySelector(selector);
  const byId = (id) => root.querySelector(`#${CSS.escape(prefix + id)}`);

  const cards = all(".card[id]");
  const dialog = one(".help");
  const status = one("[role=status]");
  let current = null; // the card that is being looked at
  let step = -1; // which of its claims the text shows; -1 is the card itself

  const claimsOf = (card) => (card.dataset.claims || "").split(" ").filter(Boolean);
  const visible = () => cards.filter((card) => !card.closest("[hidden]"));

  function light(claims) {
    for (const mark of all(".text mark")) {
      const own = mark.dataset.claims.split(" ");
      mark.classList.toggle("lit", own.some((claim) => claims.includes(claim)));
    }
  }

  function go(element) {
    if (!element) return;
    if (element.closest("[hidden]")) showAll(); // a link leads to what a filter hides
    for (let at = element; at && at !== root; at = at.parentElement) {
      if (at.localName === "details") at.open = true;
    }
    element.focus({ preventScroll: true });
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
  }

  function look(card) {
    current?.classList.remove("current");
    current = card;
    step = -1;
    if (!card) return light([]);
    card.classList.add("current");
    light(claimsOf(card));
    go(card);
  }

  function walk(by) {
    const shown = visible();
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
    look(shown[Math.max(0, Math.min(shown.length - 1, next))]);
  }

  // Card, its first quotation in the texts, the next one, and back to the card.
  function follow() {
    const claims = claimsOf(current);
    step += 1;
    if (step >= claims.length) return look(current);
    light([claims[step]]);
    go(byId(`q-${claims[step]}`));
  }

  function filter(key) {
    const buttons = all(".filter");
    const button = buttons.find((each) => each.dataset.part === key);
    const on = Boolean(button) && button.getAttribute("aria-pressed") !== "true";
    for (const each of buttons) each.setAttribute("aria-pressed", String(on && each === button));
    for (const part of all("[data-part]:is(.part, tr)")) part.hidden = on && part.dataset.part !== key;
    if (current?.closest("[hidden]")) look(null);
    if (status) status.textContent = on ? `Shown: ${button.dataset.name}` : "Shown: all findings";
  }

  function showAll() {
    const pressed = one('.filter[aria-pressed="true"]');
    if (pressed) filter(pressed.dataset.part);
    return Boolean(pressed);
  }

  function singleKeys(on) {
    const box = one(".switch");
    try {
      if (on !== undefined) localStorage.setItem(SWITCH, on ? "on" : "off");
      box.checked = localStorage.getItem(SWITCH) !== "off";
    } catch {
      if (on !== undefined) box.checked = on; // no storage here: the switch holds for this visit
    }
    return box.checked;
  }

  const keys = {
    j: () => walk(1),
    k: () => walk(-1),
    "?": () => dialog.showModal(),
  };

  function back() {
    if (step >= 0 && current) look(current);
    else if (!showAll()) look(null);
  }

  function onKey(event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (act(event)) {
      event.preventDefault();
      event.stopPropagation(); // a notebook has keys of its own
    }
  }

  function act(event) {
    if (event.key === "Escape") return back(), true;
    if (event.key === "Enter") {
      const link = event.target.closest?.("a, button, summary");
      const onWay = current && (event.target === current || (step >= 0 && link?.classList.contains("ref")));
      return onWay ? (follow(), true) : false;
    }
    if (!one(".switch").checked) return false;
    const button = all(".filter")[Number(event.key) - 1];
    if (button && !button.disabled) return filter(button.dataset.part), true;
    return keys[event.key] ? (keys[event.key](), true) : false;
  }

  async function save() {
    const packed = atob(JSON.parse(byId("data").textContent).gzip);
    const bytes = Uint8Array.from(packed, (char) => char.charCodeAt(0));
    const data = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await new Response(data).blob());
    link.download = "claimdiff.json";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  function onClick(event) {
    const mark = event.target.closest(".text mark");
    const link = event.target.closest("a[data-claim]");
    const claim = link?.dataset.claim ?? mark?.dataset.claims.split(" ")[0];
    if (!claim) return;
    const card = cards.find((each) => claimsOf(each).includes(claim));
    if (!card || getSelection()?.toString()) return;
    // Before anything scrolls: the browser's way back leads to where the link was.
    if (link && alone) history.pushState(null, "", link.getAttribute("href"));
    if (link?.classList.contains("jump")) {
      look(card);
      step = claimsOf(card).indexOf(claim);
      light([claim]);
      go(byId(`q-${claim}`));
    } else {
      look(card);
    }
    event.preventDefault();
  }

  function atAddress() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && root.contains(target)) go(target);
  }

  root.classList.add("scripted");
  for (const link of all("a.id")) link.title = "Link to this claim or finding";
  for (const tools of all(".tools, .save")) tools.hidden = false;
  for (const button of all(".filter")) button.addEventListener("click", () => filter(button.dataset.part));
  one(".ask")?.addEventListener("click", () => dialog.showModal());
  one(".save")?.addEventListener("click", save);
  one(".switch").addEventListener("change", (event) => singleKeys(event.target.checked));
  root.addEventListener("click", onClick);
  (alone ? document : root).addEventListener("keydown", onKey);
  addEventListener("hashchange", atAddress);
  addEventListener("beforeprint", () => all("details").forEach((each) => (each.open = true)));
  singleKeys();
  atAddress();
})();
