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
 * The built app always speaks to Rust; a browser without the shell gets the small in-memory desk, with the options that
 * stand in its address as JSON: `?desk={"language":"zh-TW"}`.
 */
async function chooseBackend(): Promise<Backend> {
  if (import.meta.env.MODE !== 'production' && !('__TAURI_INTERNALS__' in window)) {
    const { fakeBackend } = await import('./lib/backend/fake');
    return fakeBackend(JSON.parse(new URLSearchParams(location.search).get('desk') ?? '{}'));
  }
  return tauriBackend;
}

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(App, { target, props: { backend: await chooseBackend() } });
