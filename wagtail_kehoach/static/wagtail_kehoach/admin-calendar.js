// Extras of the calendar: arrow keys between days, and buttons that copy addresses. Everything works without them.
(function () {
  "use strict";

  var STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  var MONTHS = { PageUp: "[data-kha-before]", PageDown: "[data-kha-after]" };

  function goByKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!event.target.matches("[data-kha-day]")) return;
    var days = Array.prototype.slice.call(document.querySelectorAll("[data-kha-day]"));
    var place = days.indexOf(event.target);
    var next = null;
    if (event.key in STEPS) next = days[place + STEPS[event.key]];
    else if (event.key === "Home") next = days[place - (place % 7)];
    else if (event.key === "End") next = days[place - (place % 7) + 6];
    else if (event.key in MONTHS) {
      var way = document.querySelector(MONTHS[event.key]);
      if (way) way.click();
      event.preventDefault();
      return;
    } else return;
    event.preventDefault();
    if (next) next.focus();
  }

  function copy(event) {
    var button = event.target.closest("[data-kha-copy]");
    if (!button) return;
    var field = document.getElementById(button.getAttribute("data-kha-copy"));
    field.select();
    var told = document.querySelector("[data-kha-copied]");
    function tell() { if (told) told.textContent = told.getAttribute("data-words"); button.classList.add("kha-cal__copied"); }
    if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(tell, function () {});
    else if (document.execCommand("copy")) tell();
  }

  document.addEventListener("keydown", goByKey);
  document.addEventListener("click", copy);
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-kha-copy], [data-kha-keys]").forEach(function (extra) { extra.hidden = false; });
  });
})();
