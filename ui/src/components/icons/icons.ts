/** The drawing of an icon on a field of 20 by 20: circles, then paths, all in the colour of the text around it. */
export interface Drawing {
  circles?: readonly [x: number, y: number, radius: number][];
  boxes?: readonly [x: number, y: number, width: number, height: number][];
  path?: string;
  /** A part that is filled instead of drawn with a line. */
  fill?: string;
}

const ring: readonly [number, number, number][] = [[10, 10, 7.5]];

const drawings = {
  offers: { circles: [[10, 7.5, 4.5]], path: 'M7.3 11.2 6 17.5l4-2.2 4 2.2-1.3-6.3' },
  orders: { path: 'M3 6.5 10 3l7 3.5v7L10 17l-7-3.5zM3 6.5 10 10l7-3.5M10 10v7' },
  invoices: { path: 'M5 2.5h7L15.5 6v11.5H5zM12 2.5V6h3.5M7.5 10h5M7.5 13.5h5' },
  requests: { path: 'M3 4h14v9.5H9L5.5 17v-3.5H3z' },
  profile: { path: 'M4 17.5V3h8v14.5M12 8.5h4v9M2.5 17.5h15M7 6.5h2M7 10h2M7 13.5h2' },
  settings: {
    circles: [
      [13, 6, 2],
      [7, 14, 2],
    ],
    path: 'M3 6h8M15 6h2M3 14h2M9 14h8',
  },
  help: { circles: ring, path: 'M8 8.2a2.1 2.1 0 1 1 2.9 1.9c-.6.3-.9.7-.9 1.4M10 14h.01' },
  disk: { boxes: [[3, 11, 14, 5.5]], path: 'M3.4 11.6 5.5 4h9l2.1 7.6M13.5 13.8h.01' },
  offline: { path: 'M6 15.5a3.4 3.4 0 0 1-.4-6.8 4.5 4.5 0 0 1 8.8-1A3.9 3.9 0 0 1 14 15.5zM3 3l14 14' },
  sync: { path: 'M16 8.2A6.4 6.4 0 0 0 4.8 6.3M4 3v3.6h3.6M4 11.8a6.4 6.4 0 0 0 11.2 1.9M16 17v-3.6h-3.6' },
  theme: { circles: [[10, 10, 7]], fill: 'M10 3a7 7 0 0 1 0 14z' },
  down: { path: 'm5.5 8 4.5 4.5L14.5 8' },
  left: { path: 'M12 5.5 7.5 10l4.5 4.5' },
  right: { path: 'M8 5.5 12.5 10 8 14.5' },
  sorted: { path: 'M10 4v12M6 12l4 4 4-4' },
  'sorted-up': { path: 'M10 16V4M6 8l4-4 4 4' },
  close: { path: 'm5 5 10 10M15 5 5 15' },
  clock: { circles: ring, path: 'M10 5.8v4.4l2.8 1.8' },
  dots: { circles: ring, path: 'M6.5 10h.01M10 10h.01M13.5 10h.01' },
  tick: { circles: ring, path: 'm6.6 10.3 2.4 2.4 4.6-5' },
  done: { path: 'm4.5 10.5 3.6 3.6 7.4-8' },
  slash: { circles: ring, path: 'M4.8 15.2 15.2 4.8' },
  plus: { circles: ring, path: 'M10 6.6v6.8M6.6 10h6.8' },
  cross: { circles: ring, path: 'm7.3 7.3 5.4 5.4M12.7 7.3l-5.4 5.4' },
  question: { circles: ring, path: 'M8 8.2a2.1 2.1 0 1 1 2.9 1.9c-.6.3-.9.7-.9 1.4M10 14h.01' },
  info: { circles: ring, path: 'M10 9.2v4.6M10 6.4h.01' },
  warning: { path: 'M10 3.2 17.8 16.5H2.2zM10 8v4M10 14.2h.01' },
  box: { path: 'M3 4h14v3.5H3zM4.5 7.5V16h11V7.5M8 11h4' },
  lock: { boxes: [[4.5, 9, 11, 8]], path: 'M7 9V6.5a3 3 0 0 1 6 0V9' },
  card: { boxes: [[2.5, 4.5, 15, 11]], path: 'M2.5 8.5h15M5.5 12.5h3' },
  bank: { path: 'M2.5 8 10 3.5 17.5 8zM4.5 8v6.5M8.2 8v6.5M11.8 8v6.5M15.5 8v6.5M2.5 16.5h15' },
  copy: { boxes: [[7, 7, 9.5, 9.5]], path: 'M13 7V3.5H3.5V13H7' },
  download: { path: 'M10 3v9.3M6.5 9 10 12.4 13.5 9M4 16.5h12' },
  upload: { path: 'M10 12.500V3.200M6.500 6.600 10 3.200l3.500 3.400M4 16.500h12' },
  print: { boxes: [[3, 7.5, 14, 6.5]], path: 'M6 7.5V3h8v4.5M6 12h8v5H6z' },
  folder: { path: 'M2.5 5h5l2 2.5h8V16h-15z' },
  search: { circles: [[9, 9, 5.5]], path: 'm13 13 4 4' },
  enlarge: { path: 'M8.5 4H4v12h12v-4.500M11.5 4H16v4.5M16 4l-7 7' },
  external: { path: 'M11.5 3.5h5v5M16.5 3.5l-7 7M15 12v4.5H3.5V5H8' },
  minus: { path: 'M5 10h10' },
  add: { path: 'M10 5v10M5 10h10' },
  back: { path: 'M7.5 5 4 8.5 7.5 12M4 8.500h8.500a3.5 3.5 0 0 1 0 7H9' },
} satisfies Record<string, Drawing>;

/** The name of an icon. */
export type IconName = keyof typeof drawings;

/** The drawing of an icon. */
export function drawingOf(name: IconName): Drawing {
  return drawings[name];
}
