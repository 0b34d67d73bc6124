import { useEffect, useState } from 'preact/hooks';

/** What is typed lies on the disk after this long; then the page may be loaded anew. */
const settleMs = 600;

/** Keeps the shell of the app on the phone, where the browser can; without it (some web views) the app needs a line to open, and nothing else changes. */
export function registerWorker(): void {
  navigator.serviceWorker?.register('/field/sw.js').catch(() => undefined);
}

/** The way to a new version that lies ready; undefined where there is none. */
export function useUpdate(): (() => void) | undefined {
  const [ready, setReady] = useState<ServiceWorker | undefined>();
  useEffect(() => {
    const container = navigator.serviceWorker;
    if (container === undefined) return undefined;
    let stop = (): void => undefined;
    void container.getRegistration('/field/').then((found) => {
      if (found === undefined) return;
      const look = (): void => setReady(container.controller === null ? undefined : (found.waiting ?? undefined));
      const arrived = (): void => found.installing?.addEventListener('statechange', look);
      // An app that is left open for days is never loaded anew: it asks when somebody takes the phone out.
      const asked = (): void => { if (document.visibilityState === 'visible') found.update().catch(() => undefined); };
      found.addEventListener('updatefound', arrived);
      document.addEventListener('visibilitychange', asked);
      stop = () => {
        found.removeEventListener('updatefound', arrived);
        document.removeEventListener('visibilitychange', asked);
      };
      look();
    });
    return () => stop();
  }, []);
  if (ready === undefined) return undefined;
  return () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is told, not a window
    setTimeout(() => ready.postMessage('take over'), settleMs);
  };
}
