/* Sorting and finding in the table. Without it, the page is the whole table in the manifest's order. */
(() => {
  "use strict";
  const AT_ONCE = 200; // rows laid out at once: nobody reads 5,000, and each sort would lay out all
  const body = document.getElementById("items");
  const words = document.getElementById("words"), which = document.getElementById("which");
  const rows = Array.from(body.rows, (row, place) => ({
    row, place, text: row.textContent.toLowerCase(), status: row.className,
    numbers: Array.from(row.querySelectorAll(".number"), (cell) => Number(cell.textContent)),
  }));
  let by = "place", down = false, found = rows, shown = AT_ONCE;

  const value = (one) => {
    if (by === "place" || by === "status") return one[by];
    if (by === "text") return (one.articles ??= one.row.cells[1].textContent.toLowerCase());
    const number = one.numbers[Number(by) - 1];
    return Number.isNaN(number) ? -1 : number; // a failed item has none
  };
  const kept = (one) => {
    const asked = words.value.toLowerCase().split(/\s+/).every((word) => one.text.includes(word));
    const kind = which.value;
    return asked && (!kind || (kind === "conflict" ? one.numbers[1] > 0 : one.status === kind));
  };
  const draw = () => {
    body.replaceChildren(...found.slice(0, shown).map((one) => one.row));
    document.getElementById("shown").textContent = `${found.length.toLocaleString("en")} of ${rows.length.toLocaleString("en")}`;
    document.querySelector(".more").hidden = found.length <= shown;
  };
  const update = () => {
    const keyed = rows.filter(kept).map((one) => [value(one), one]);
    const sign = down ? -1 : 1;
    keyed.sort(([a, x], [b, y]) => (a < b ? -sign : a > b ? sign : x.place - y.place));
    found = keyed.map(([, one]) => one);
    shown = AT_ONCE;
    draw();
  };

  for (const head of document.querySelectorAll("thead th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      down = by === head.dataset.by ? !down : head.classList.contains("number");
      by = head.dataset.by;
      for (const other of document.querySelectorAll("thead th")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      update();
    });
  }
  words.addEventListener("input", update);
  which.addEventListener("change", update);
  document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("more").addEventListener("click", () => { shown += 5 * AT_ONCE; draw(); });
  document.querySelector("form").hidden = false;
  update();
})();
