// Written behind the page's own markup by the test: tells the page around this one what a reader sees, in lines name=value.
const found = [];
const say = (name, value) => found.push(name + "=" + value);
const channel = value => { const c = value / 255; return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4); };
const light = rgb => 0.2126 * channel(rgb[0]) + 0.7152 * channel(rgb[1]) + 0.0722 * channel(rgb[2]);
const parts = colour => { const n = colour.match(/[\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
const ground = element => {
  for (let e = element; e; e = e.parentElement) {
    const colour = parts(getComputedStyle(e).backgroundColor);
    if (colour[3] > 0) return colour;
  }
  return [255, 255, 255, 1];
};
let least = 99, where = "", counted = 0;
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const element = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || element.closest("script")) continue;
  counted++;
  const pair = [light(parts(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
  const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
  if (ratio < least) { least = ratio; where = element.className + " " + texts.currentNode.data.trim().slice(0, 40); }
}
say("texts", counted);
say("contrast", least.toFixed(2));
say("faintest", where);
say("width", innerWidth);
say("scroll", document.documentElement.scrollWidth);
const wide = [...document.body.querySelectorAll("*")].filter(e => !e.closest(".unseen, .skip, script"))
  .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5 || e.getBoundingClientRect().left < -0.5);
say("wide", wide.map(e => e.tagName).join(","));
say("ground", getComputedStyle(document.body).backgroundColor);
const landmarks = { header: "header", main: "main", footer: "footer", h1: "h1", sessions: "article", lists: "ol[role=list]",
  captions: "table > caption", scopes: "th[scope]" };
Object.entries(landmarks).forEach(([name, selector]) => say(name, document.querySelectorAll(selector).length));
let level = 0, jumps = 0;
document.querySelectorAll("h1,h2,h3,h4").forEach(h => { const l = +h.tagName[1]; if (l > level + 1) jumps++; level = l; });
say("jumps", jumps);
const links = [...document.querySelectorAll("a[href]")];
say("links", links.length);
say("lost", links.filter(a => !document.getElementById(a.getAttribute("href").slice(1))).length);
say("nameless", links.filter(a => !a.textContent.trim()).length
  + [...document.querySelectorAll("[aria-labelledby]")].filter(e => !document.getElementById(e.getAttribute("aria-labelledby"))).length);
say("ids", document.querySelectorAll("[id]").length - new Set([...document.querySelectorAll("[id]")].map(e => e.id)).size);
links[0].focus();
say("skip", links[0].getBoundingClientRect().left >= 0 && document.activeElement === links[0]);
say("outlined", links.every(a => { a.focus(); return getComputedStyle(a).outlineStyle !== "none"; }));
say("colourAlone", [...document.querySelectorAll("li.tls")].filter(e => !e.querySelector(".lock")).length
  + [...document.querySelectorAll("li.client, li.server")].filter(e => !e.querySelector(".side").textContent.match(/Client|Server/)).length
  + [...document.querySelectorAll(".finding h4")].filter(e => !e.textContent.match(/^(Violation|Refused|Failed|No reply|Note): /)).length);
say("requests", performance.getEntriesByType("resource").length);
const result = document.createElement("pre");
result.id = "measured";
result.textContent = found.join("\n");
parent.document.body.append(result);
