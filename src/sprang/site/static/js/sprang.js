// Only what HTML cannot do itself. Everything here has a way to work without it.
const root = document.documentElement;
const swedish = root.lang.startsWith("sv");

// Theme: the server writes data-theme from the cookie, so that no page flashes. The form works without script.
const setTheme = (theme) => {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  for (const b of document.querySelectorAll("[data-set-theme]"))
    b.setAttribute("aria-pressed", String(b.dataset.setTheme === theme));
};

const remember = (theme) => {
  document.cookie = `theme=${theme}; path=/; max-age=${theme ? 31536000 : 0}; samesite=lax`;
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("button, a");
  if (!button) return;
  if ("setTheme" in button.dataset) {
    event.preventDefault();
    remember(button.dataset.setTheme);
    setTheme(button.dataset.setTheme);
  }
  // A link to a page of its own becomes a dialog; with a key held down it stays a link.
  const dialog = button.dataset.dialog && document.getElementById(button.dataset.dialog);
  if (dialog && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
    event.preventDefault();
    dialog.showModal();
  }
  if ("closeDialog" in button.dataset) button.closest("dialog")?.close();
  if ("dismiss" in button.dataset) button.closest(".toast, .banner")?.remove();
});

// A menu of links closes when one presses Escape or looks elsewhere.
const openMenus = () => document.querySelectorAll("details.dropdown[open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

// How many are chosen, told as one chooses. Without script the server tells it on the next page.
const tellChosen = (form) => {
  const told = form?.querySelector("[data-chosen]");
  if (!told) return;
  const n = form.querySelectorAll(".choice__input:checked").length;
  const [none, one, many] = told.dataset.chosen.split("|");
  told.textContent = n === 0 ? none : n === 1 ? one : many.replace("#", n.toLocaleString(swedish ? "sv" : "en"));
};
document.addEventListener("change", (event) => tellChosen(event.target.closest("form")));
document.addEventListener("reset", (event) => setTimeout(() => tellChosen(event.target)));

// How much is left, told near the end. `maxlength` would cut what is pasted without a word.
const room = (field) => Number(field.dataset.longest) - [...field.value.replace(/\r?\n/g, "\r\n")].length;
const tellRoom = (field) => {
  const left = room(field);
  let told = field.parentElement.querySelector(".field__room");
  if (!told && left > field.dataset.longest * 0.1) return;
  if (!told) {
    told = Object.assign(document.createElement("p"), { className: "field__help field__room" });
    told.setAttribute("role", "status");
    field.after(told);
  }
  const n = Math.abs(left).toLocaleString(swedish ? "sv" : "en");
  told.textContent = left < 0
    ? (swedish ? `${n} tecken för mycket` : `${n} characters too many`)
    : (swedish ? `${n} tecken kvar` : `${n} characters left`);
};
document.addEventListener("input", (event) => {
  const field = event.target.closest?.("[data-longest]");
  if (field) tellRoom(field);
});

// What went wrong is the first thing one hears.
document.querySelector("body:not([data-living]) .error-summary")?.focus();
