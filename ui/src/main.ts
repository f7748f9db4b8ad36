import './styles/fonts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/layout.css';

import { mount } from 'svelte';

import App from './App.svelte';
import type { Backend } from './lib/backend/backend';
import { tauriBackend } from './lib/backend/tauri';

/**
 * The built app always speaks to Rust; a browser without the shell gets what the engine answered in a recorded situation,
 * the one that stands in its address as JSON: `?place={"situation":"transfer","language":"zh-TW"}`.
 */
async function chooseBackend(): Promise<Backend> {
  if (import.meta.env.MODE !== 'production' && !('__TAURI_INTERNALS__' in window)) {
    const { Replay } = await import('./testing/replay');
    const place = new URLSearchParams(location.search).get('place');
    return new Replay(place ? JSON.parse(place) : { situation: 'opening' }).backend;
  }
  return tauriBackend;
}

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(App, { target, props: { backend: await chooseBackend() } });
