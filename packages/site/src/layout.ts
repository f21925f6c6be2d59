import { html, markup } from '@glasshouse/report';
import { parseHTML } from 'linkedom';
import { hrefFrom, PARTS } from './page.js';
import type { Part, SitePage } from './page.js';

const MENU: Record<Part, [name: string, path: string]> = {
  claims: ['Claims', 'claims/index.html'],
  scenarios: ['Scenarios', 'gallery.html'],
  register: ['Register', 'evidence/register.html'],
  reports: ['Reports', 'docs/reports/index.html'],
  docs: ['Documentation', 'docs/index.html'],
};

/** The policy of every page: nothing from elsewhere, no style or script in the page itself. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** Headings of the second level as a list of contents, where a page has at least four. */
function contents(content: string) {
  const { document } = parseHTML(`<!doctype html><html><body>${content}</body></html>`);
  const headings = [...document.querySelectorAll('h2[id]')].filter(({ parentElement }) => !parentElement?.matches('.row'));
  if (headings.length < 4) return null;
  return html`<nav class="contents" aria-label="On this page"><details open><summary>On this page</summary><ul>${headings.map(
    (heading) => html`<li><a href="#${heading.id}">${heading.textContent ?? ''}</a></li>`,
  )}</ul></details></nav>`;
}

/** A whole page from its content: what nobody may overlook first, the menu, the content, where it came from. */
export function layOut({ path, title, part, script }: Pick<SitePage, 'path' | 'title' | 'part' | 'script'>, content: string): string {
  const to = (place: string): string => hrefFrom(path, place);
  const link = (name: string, place: string, here: boolean) =>
    here
      ? html`<a href="${to(place)}" aria-current="${path === place ? 'page' : 'true'}">${name}</a>`
      : html`<a href="${to(place)}">${name}</a>`;
  const beside = part === 'docs' || part === 'register' || part === 'scenarios' ? contents(content) : null;
  return `<!doctype html>
${
  html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title === 'Glasshouse' ? 'Glasshouse: score, list and sanction systems on synthetic people' : `${title} – Glasshouse`}</title>
<link rel="icon" href="${to('assets/icon.svg')}">
<link rel="stylesheet" href="${to('assets/site.css')}">
<script defer src="${to('assets/site.js')}"></script>
${script === undefined ? null : html`<script defer src="${to(`assets/${script}`)}"></script>`}
</head>
<body data-root="${to('index.html').replace(/index\.html$/, '')}">
<a class="skip" href="#main">Skip to the content</a>
<header>
<div class="top">
<a class="home" href="${to('index.html')}">Glasshouse</a>
<nav aria-label="Main"><ul>${PARTS.map((name) => html`<li>${link(...MENU[name], name === part)}</li>`)}<li><a href="${to('lab/index.html')}" data-from-disk="${to('lab.html')}">Laboratory</a></li></ul></nav>
<form role="search" aria-label="Site" action="${to('search.html')}" method="get"><input type="search" name="q" aria-label="Search the site" placeholder="Search" autocomplete="off" required> <button type="submit">Search</button></form>
</div>
<p class="banner" role="note"><strong>Everyone in the simulations is invented.</strong> Nothing here can score a real person.</p>
</header>
<div class="frame${beside === null ? '' : ' with-contents'}">
${beside}
<main id="main" tabindex="-1">
${markup(content)}
</main>
</div>
<footer><p>Glasshouse, MIT licence. <a href="${to('docs/responsible-use.html')}">Responsible use</a> · <a href="${to('CHANGELOG.html')}">Changelog</a> · <a href="${to('CONTRIBUTING.html')}">Contributing</a> · <a href="${to('licences.txt')}">Licences of other works</a></p></footer>
</body>
</html>`.text
}
`;
}
