import type { Backend } from './backend';

/** What tells how the frame stands, and what only the window itself does: nothing is learnt from how it ends. */
const silent: ReadonlySet<PropertyKey> = new Set<keyof Backend>([
  'status',
  'watchStart',
  'watchDrops',
  'firstStart',
  'chooseBeginning',
  'ready',
  'showZoom',
]);

/** A backend that tells after each call whether it failed. */
export function watched(backend: Backend, ended: (failed: boolean) => void): Backend {
  return new Proxy(backend, {
    get(target, name) {
      const command: unknown = Reflect.get(target, name);
      if (typeof command !== 'function' || silent.has(name)) return command;
      return (...given: unknown[]) => {
        const answer = Reflect.apply(command, target, given) as Promise<unknown>;
        answer.then(
          () => ended(false),
          () => ended(true),
        );
        return answer;
      };
    },
  });
}
