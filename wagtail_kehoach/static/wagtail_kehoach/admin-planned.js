// The box at the head of the list of planned items ticks all of the page.
(function () {
  "use strict";

  function show() {
    document.querySelectorAll("[data-kha-tick-all]").forEach(function (box) { box.hidden = false; });
  }

  document.addEventListener("change", function (event) {
    if (!event.target.matches("[data-kha-tick-all]")) return;
    document.querySelectorAll("[data-kha-tick]").forEach(function (box) { box.checked = event.target.checked; });
  });
  document.addEventListener("DOMContentLoaded", show);
  // The list is replaced after a search.
  document.addEventListener("w-swap:success", show);
})();
