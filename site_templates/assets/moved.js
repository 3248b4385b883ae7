/* A page at an earlier address: leads on at once, to the same place in the page. */
location.replace(document.currentScript.dataset.to + location.search + location.hash);
