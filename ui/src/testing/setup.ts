import '@testing-library/svelte/vitest';

import { afterEach, beforeEach } from 'vitest';

import { navigation } from '../lib/route.svelte';
import { words } from '../lib/words.svelte';

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
