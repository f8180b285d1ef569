import { remember, remembered } from './memory.js';

/**
 * Light or dark, usual or large type. The address wins, then what this browser chose before, then the system.
 * @param {import('./session.js').Session} session @param {() => void} changed called after each change
 */
export function appearance(session, changed) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const theme = () => session.state.theme || remembered('theme') || (system.matches ? 'dark' : 'light');
  const type = () => session.state.type || remembered('type') || '';
  const apply = () => {
    document.documentElement.dataset.theme = theme();
    document.documentElement.dataset.type = type();
    changed();
  };
  system.addEventListener('change', apply);
  document.documentElement.dataset.theme = theme();
  document.documentElement.dataset.type = type();
  return {
    theme,
    type,
    setTheme(value) {
      remember('theme', value);
      session.update({ theme: value });
      apply();
    },
    setType(value) {
      remember('type', value);
      session.update({ type: value });
      apply();
    },
  };
}
