// Extras of the wizard "plan from a document": every screen works without this file.
(() => {
  "use strict";

  const AUTOSAVE_AFTER = 1500;
  // Django refuses a form of more than 1000 fields; above this the server folds what is open.
  const MOST_FIELDS = 850;

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", setUp);
  else setUp();

  function setUp() {
    document.querySelectorAll("[data-kha-focus]").forEach((summary) => summary.focus());
    const start = document.querySelector("[data-kha-start]");
    if (start) setUpStart(start);
    const review = document.querySelector("[data-kha-review]");
    if (review) setUpReview(review);
  }

  function setUpStart(form) {
    const zone = form.querySelector("[data-kha-drop]");
    const input = zone.querySelector("input[type=file]");
    const name = zone.querySelector("[data-kha-drop-name]");
    form.classList.add("kha-js");
    zone.querySelector("[data-kha-drop-hint]").hidden = false;
    name.hidden = false;
    const tell = () => { name.textContent = input.files.length ? input.files[0].name : name.dataset.none; };
    tell();
    input.addEventListener("change", tell);
    const over = (event) => {
      if (!event.dataTransfer || !event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      zone.classList.add("kha-drop--over");
    };
    zone.addEventListener("dragenter", over);
    zone.addEventListener("dragover", over);
    zone.addEventListener("dragleave", () => zone.classList.remove("kha-drop--over"));
    zone.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      zone.classList.remove("kha-drop--over");
      const one = new DataTransfer();
      one.items.add(event.dataTransfer.files[0]);
      input.files = one.files;
      input.dispatchEvent(new Event("change"));
    });
  }

  function setUpReview(form) {
    setUpJumps(form);
    setUpRows(form);
    setUpUnits(form);
    setUpCampaign(form);
    setUpAutosave(form);
  }

  // A field and its place in the document: each leads to the other, without moving the other pane more than needed.
  function setUpJumps(form) {
    const source = document.querySelector("[data-kha-source]");
    let marked = [];
    const mark = (elements) => {
      marked.forEach((element) => element.classList.remove("kha-now"));
      marked = elements;
      marked.forEach((element) => element.classList.add("kha-now"));
    };
    const piecesOf = (key) => [...source.querySelectorAll(`[data-kha-in~="${key}"]`)];
    const isApart = () => getComputedStyle(source.closest(".kha-source")).position === "sticky";
    const showInSource = (key, field) => {
      const pieces = piecesOf(key);
      if (!pieces.length) return;
      mark(field ? [field, ...pieces] : pieces);
      if (isApart()) {
        const top = pieces[0].offsetTop - source.clientHeight / 4;
        source.classList.add("kha-smooth");
        source.scrollTo({ top });
      }
    };
    form.addEventListener("click", (event) => {
      const link = event.target.closest("[data-kha-jump]");
      if (!link) return;
      showInSource(link.dataset.khaJump);
      if (isApart()) event.preventDefault();
    });
    form.addEventListener("focusin", (event) => {
      const place = event.target.closest("[data-kha-place]");
      if (place && isApart() && !event.target.closest("a, button")) showInSource(place.dataset.khaPlace, place);
    });
    source.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const field = link && document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      mark([field, ...piecesOf(link.dataset.khaIn.split(" ").pop())]);
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      field.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
      const box = field.querySelector("input:not([type=hidden]):not([type=checkbox]), textarea, select, button");
      if (box) box.focus({ preventScroll: true });
    });
  }

  // Opening a row and adding one without asking the server.
  function setUpRows(form) {
    const templateOf = (kind) => form.querySelector(`template[data-kha-template="${kind}"]`);
    const formOf = (kind, number) => {
      const copy = templateOf(kind).content.cloneNode(true);
      copy.querySelectorAll("*").forEach((element) => {
        [...element.attributes].forEach((attribute) => {
          if (attribute.value.includes("__n__")) element.setAttribute(attribute.name, attribute.value.replaceAll("__n__", number));
        });
      });
      return copy;
    };
    const open = (row) => {
      const kind = row.dataset.khaKind;
      const number = row.dataset.khaRow.slice(kind.length + 1);
      const text = row.querySelector(".kha-item__text");
      const fields = formOf(kind, number);
      fields.querySelectorAll("[name]").forEach((field) => {
        const name = field.name.slice(row.dataset.khaRow.length + 1);
        const value = text.querySelector(`[data-kha-value="${name}"]`);
        if (value) field.value = value.textContent;
      });
      text.replaceWith(fields);
      row.querySelector("[data-kha-open]").remove();
      row.querySelector(".kha-item__form [name]").focus();
    };
    const add = (button) => {
      const kind = button.value;
      const used = [...form.querySelectorAll(`[data-kha-row^="${kind}-n"]`)].map((row) => Number(row.dataset.khaRow.slice(kind.length + 2)));
      const number = `n${Math.max(-1, ...used) + 1}`;
      const row = document.createElement("div");
      row.className = "kha-item";
      row.id = `${kind}-${number}`;
      row.dataset.khaRow = row.id;
      row.dataset.khaKind = kind;
      row.append(formOf(kind, number));
      button.parentElement.before(row);
      row.querySelector("[name]").focus();
    };
    form.addEventListener("click", (event) => {
      const button = event.target.closest("button[name=open], button[name=add]");
      if (!button || [...new FormData(form)].length > MOST_FIELDS) return;
      event.preventDefault();
      if (button.name === "open") open(button.closest("[data-kha-row]"));
      else add(button);
    });
    form.addEventListener("change", (event) => {
      if (event.target.matches("[data-kha-remove]")) {
        event.target.closest("[data-kha-row]").classList.toggle("kha-item--removed", event.target.checked);
      }
    });
  }

  // Whose task: all of one unit at once.
  function setUpUnits(form) {
    form.querySelectorAll("[data-kha-all]").forEach((line) => { line.hidden = false; });
    form.addEventListener("click", (event) => {
      const button = event.target.closest("[data-kha-all-value]");
      if (!button) return;
      button.closest("[data-kha-unit]").querySelectorAll("select.kha-whose").forEach((select) => {
        select.value = button.dataset.khaAllValue;
      });
      form.dispatchEvent(new Event("change"));
    });
  }

  function setUpCampaign(form) {
    const box = form.querySelector("[data-kha-campaign]");
    if (!box) return;
    const fields = form.querySelector("[data-kha-campaign-fields]");
    const show = () => { fields.hidden = !box.checked; };
    show();
    box.addEventListener("change", show);
  }

  function setUpAutosave(form) {
    const status = form.querySelector("[data-kha-saved]");
    const { saving, unsaved, failed } = form.dataset;
    let timer = 0;
    let isDirty = false;
    let isLeaving = false;
    let running = null;
    const tell = (words, isFailure = false) => {
      status.textContent = words;
      status.classList.toggle("kha-saved--failed", isFailure);
    };
    // "form.action" would be the buttons of that name.
    const send = (keepalive) => fetch(form.getAttribute("action"), {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      keepalive,
    });
    const save = async () => {
      if (isLeaving) return;
      if (running) { wait(); return; }
      isDirty = false;
      tell(saving);
      running = send(false);
      try {
        const answer = await running;
        const isJson = (answer.headers.get("Content-Type") || "").includes("json");
        if (!answer.ok || !isJson) throw new Error("not saved");
        const { saved } = await answer.json();
        if (!isDirty) tell(saved);
      } catch (error) {
        isDirty = true;
        tell(failed, true);
      } finally {
        running = null;
      }
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(save, AUTOSAVE_AFTER);
    };
    const changed = () => {
      isDirty = true;
      tell(unsaved);
      wait();
    };
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("submit", () => {
      isLeaving = true;
      clearTimeout(timer);
    });
    window.addEventListener("pagehide", () => {
      if (isDirty && !isLeaving) send(true).catch(() => {});
    });
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) isLeaving = false;
    });
  }
})();
