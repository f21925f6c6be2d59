// On a phone a list of contents would push the page itself out of sight.
if (matchMedia('(max-width: 40rem)').matches)
  for (const contents of document.querySelectorAll<HTMLDetailsElement>('.contents details')) contents.open = false;

// Runs on every page: from disk the laboratory is one file, from a server a folder; and a server's visitor keeps the site for later.
if (location.protocol === 'file:')
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-from-disk]'))
    link.setAttribute('href', link.dataset['fromDisk']!);
else if ('serviceWorker' in navigator)
  navigator.serviceWorker.register(`${document.body.dataset['root'] ?? ''}service-worker.js`).catch(() => undefined);
export {};
