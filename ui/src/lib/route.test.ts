import { expect, it } from 'vitest';

import { addressOf, parseRoute, type Route } from './route.svelte';

it.each<Route>([
  { page: 'offers' },
  { page: 'renew', offer: 'action-pack' },
  { page: 'renew', offer: 'a/b?c#d %' },
  { page: 'orders' },
  { page: 'order', order: '7310061187', placed: false },
  { page: 'order', order: 'e0b5/9', placed: true },
  { page: 'invoices', offer: undefined, number: undefined },
  { page: 'invoices', offer: 'gold & co', number: undefined },
  { page: 'invoices', offer: undefined, number: 'T/000 1' },
  { page: 'profile' },
  { page: 'settings' },
  { page: 'accounts', add: false },
  { page: 'accounts', add: true },
  { page: 'accounts', add: true, kind: 'by-hand' },
])('%o stands in the address and is read from it again', (route) => {
  expect(parseRoute(addressOf(route))).toEqual(route);
});

it.each(['', '#', '#/', '#/nowhere', '#/renew', '#/renew/', '#/%E0%A4%A'])('%s leads to the offers', (hash) => {
  expect(parseRoute(hash)).toEqual({ page: 'offers' });
});
