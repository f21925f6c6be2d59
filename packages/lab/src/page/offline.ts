import { chinese } from '../text/chinese.js';
import { english } from '../text/english.js';
import { russian } from '../text/russian.js';

const NEWER: Record<string, string> = { en: english.newerVersion, ru: russian.newerVersion, zh: chinese.newerVersion };

/**
 * Stores the folder of the laboratory for use without a network. A newer version is fetched beside the one in use and takes over only after every page of
 * it is closed, so that no study is finished by another engine than it was begun with.
 */
export function keepOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  serviceWorker.register('./service-worker.js').then(
    (registration) => {
      const watch = (): void => {
        const next = registration.installing;
        next?.addEventListener('statechange', () => {
          if (next.state === 'installed' && serviceWorker.controller) say();
        });
      };
      if (registration.waiting) say();
      // A newer version that was found before this page could listen is still being stored.
      watch();
      registration.addEventListener('updatefound', watch);
    },
    // Without a service worker, as in some private windows, the laboratory works as long as the network does.
    () => undefined,
  );
}

function say(): void {
  if (document.querySelector('header .newer')) return;
  const line = document.createElement('p');
  line.className = 'newer';
  line.setAttribute('role', 'status');
  line.textContent = NEWER[document.documentElement.lang] ?? english.newerVersion;
  document.querySelector('header')?.append(line);
}
