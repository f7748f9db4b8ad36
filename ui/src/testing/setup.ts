import '@testing-library/svelte/vitest';

import { configure } from '@testing-library/svelte';
import { afterEach, beforeEach } from 'vitest';

import { navigation } from '../lib/route.svelte';
import { words } from '../lib/words.svelte';

// What is waited for comes; how soon depends on what else the machine does.
configure({ asyncUtilTimeout: 20_000 });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  words.language = 'en';
  location.hash = '#/offers';
  navigation.route = { page: 'offers' };
  navigation.focusOffer = null;
});

afterEach(() => {
  document.body.replaceChildren();
});
