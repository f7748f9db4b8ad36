// @ts-nocheck: an invented backend, on its way out.
import { fact, type Say } from './fake-offers';
import type {
  ErrorView,
  NewRequestInput,
  NoteInput,
  PortalLabelView,
  RequestDetailsView,
  RequestNoteView,
  RequestQuery,
  RequestsPage,
  RequestView,
} from './types';

const longestNote = 10_000;
const longestSummary = 200;
const largestAttachmentBytes = 5 * 1024 * 1024;

interface Kept {
  request: string;
  summary: string;
  type: string;
  status: string;
  opened: string;
  modified: string;
  description: string;
  cancels: string | null;
  notes: RequestNoteView[];
  attachments: { name: string; size: number }[];
}

export interface FakeRequestOptions {
  say: Say;
  refuse: (view: ErrorView) => never;
  today: () => string;
  nameOf: (offer: string) => string;
  /** Some requests are there from the beginning. */
  some: boolean;
}

function step(label: string, ...also_called: string[]): PortalLabelView {
  return { label, also_called };
}

/** The requests of the fake desk, answered when its calendar moves. */
export function sampleRequests({ say, refuse, today, nameOf, some }: FakeRequestOptions) {
  const kept: Kept[] = [];
  const kinds = () => [
    say('Help with partner invoice, payment, or reconciliation file', '合作夥伴發票、付款或對帳檔案的說明'),
    say('Cannot manage my profile', '無法管理我的基本資料'),
    say('MPN benefits and competencies', 'MPN 權益與專長認證'),
  ];
  const kindLabel = () => step(say('Type of problem', '問題類型'), say('Issue type (2021)', '議題類型（2021）'));
  const route = () => [
    step(say('Support', '支援'), say('Help (?) (2023)', '說明 (?)（2023）')),
    step(
      say('Partner Center requests', '合作夥伴中心要求'),
      say('View my support requests (2023)', '檢視我的支援要求（2023）'),
    ),
    step(say('Open', '開啟')),
  ];
  const statusLabels: Record<string, [string, string]> = {
    open: ['Open', '開啟'],
    attention_needed: ['Attention needed', '需要注意'],
    closed: ['Closed', '已結案'],
  };

  function fill(): void {
    kept.length = 0;
    if (!some) return;
    for (const [day, status, summary] of [
      ['2021-06-14', 'open', say('Invoice T000268310 shows the old address', '發票 T000268310 顯示舊地址')],
      ['2021-05-03', 'attention_needed', say('Which competency pays the fee', '哪項專長認證支付費用')],
      ['2021-02-11', 'closed', say('Benefits did not appear', '權益未出現')],
    ] as const) {
      const id = `${day.slice(2).replaceAll('-', '')}0010004417`;
      const notes: RequestNoteView[] =
        status === 'open'
          ? []
          : [
              {
                author: say('Partner Center support', '合作夥伴中心支援'),
                written: day,
                text: say('We looked into it.', '我們已查看。'),
              },
            ];
      kept.push({
        request: id,
        summary,
        type: kinds()[0] ?? '',
        status,
        opened: day,
        modified: day,
        description: say('See the summary.', '請參閱摘要。'),
        cancels: null,
        notes,
        attachments: [],
      });
    }
  }
  fill();

  function row(one: Kept): RequestView {
    const { request, summary, type, status, opened, modified } = one;
    const [en, zh] = statusLabels[status] ?? ['Unknown', '不明'];
    return {
      request,
      summary,
      type,
      status,
      opened,
      modified,
      status_label: say(en, zh),
      opened_label: opened,
      modified_label: modified,
    };
  }

  function find(id: string): Kept {
    return (
      kept.find(({ request }) => request === id) ??
      refuse({
        code: 'request_not_found',
        message: say(`There is no request ${id} here.`, `這裡沒有要求 ${id}。`),
        safe: say('Nothing was changed.', '沒有任何變更。'),
        todo: say('Check the ID, or choose Sync now.', '請檢查識別碼，或選取 [立即同步]。'),
      })
    );
  }

  function refuseText(code: string, en: string, zh: string): never {
    return refuse({
      code,
      message: say(en, zh),
      safe: say('Nothing was sent. What you typed is still here.', '沒有送出任何內容，您輸入的內容仍在這裡。'),
      todo: say('Change it, then send it again.', '變更後再次送出。'),
    });
  }

  function checkText(text: string): string {
    const length = [...text.trim()].length;
    if (length === 0) refuseText('note_empty', 'The text is empty.', '內容是空的。');
    if (length > longestNote) {
      refuseText(
        'note_too_long',
        `The text has ${length} characters; at most ${longestNote} can be sent.`,
        `內容有 ${length} 個字元，最多可送出 ${longestNote} 個。`,
      );
    }
    return text.trim();
  }

  function checkSummary(text: string): string {
    const line = text.split(/\s+/).filter(Boolean).join(' ');
    if (!line) refuseText('summary_missing', 'The summary is empty.', '摘要是空的。');
    if ([...line].length > longestSummary) {
      refuseText(
        'summary_too_long',
        `The summary has ${[...line].length} characters; at most ${longestSummary} can be sent.`,
        `摘要有 ${[...line].length} 個字元，最多可送出 ${longestSummary} 個。`,
      );
    }
    return line;
  }

  function details(id: string): RequestDetailsView {
    const one = find(id);
    const view = row(one);
    const advice: Record<string, string> = {
      open: say('Partner Center support will contact you.', '合作夥伴中心支援會與您連絡。'),
      attention_needed: say('Support waits for you. Answer with a note.', '支援人員正在等候您，請以附註回覆。'),
      closed: say('Closed. Make a new request if something is left.', '已結案。如仍有未完成的事項，請建立新的要求。'),
    };
    return {
      request: view,
      facts: [
        fact(say('ID', '識別碼'), view.request),
        fact(say('Status', '狀態'), view.status_label),
        fact(say('Opened', '開立日期'), view.opened_label),
        fact(say('Modified', '修改日期'), view.modified_label),
        fact(say('Type of problem', '問題類型'), view.type),
        ...(one.cancels ? [fact(say('Cancels', '取消項目'), nameOf(one.cancels))] : []),
      ],
      description: one.description,
      notes: one.notes,
      attachments: one.attachments.map(({ name, size }) => fact(name, `${Math.ceil(size / 1024)} KB`)),
      advice: advice[one.status] ?? '',
      offer: one.cancels,
      can_add_note: one.status !== 'closed',
      route: route(),
      visibility: say(
        'Only Aoife Moore can see it in Partner Center. Others see this record.',
        '在合作夥伴中心只有 Aoife Moore 看得到。其他人看得到這份記錄。',
      ),
      longest_note: longestNote,
    };
  }

  function add(input: NewRequestInput, cancels: string | null): RequestDetailsView {
    const summary = checkSummary(input.summary);
    const description = checkText(input.description);
    const id = `${today().slice(2).replaceAll('-', '')}001000${5000 + kept.length}`;
    kept.unshift({
      request: id,
      summary,
      type: input.kind || (kinds()[0] ?? ''),
      status: 'open',
      opened: today(),
      modified: today(),
      description,
      cancels,
      notes: [],
      attachments: [],
    });
    return details(id);
  }

  const unfinished = () => kept.filter(({ status }) => status !== 'closed');

  return {
    page({ text, status }: RequestQuery): RequestsPage {
      const wanted = text.trim().toLowerCase();
      const rows = kept
        .filter((one) => !status || one.status === status)
        .filter((one) =>
          [one.request, one.summary, one.description, ...one.notes.map((note) => note.text)].some((part) =>
            part.toLowerCase().includes(wanted),
          ),
        )
        .map(row);
      return {
        rows,
        all: kept.length,
        open: unfinished().length,
        summary: say(
          `${kept.length} requests, ${unfinished().length} not closed`,
          `${kept.length} 項要求，${unfinished().length} 項未結案`,
        ),
        route: route(),
        can_make: true,
        kind_label: kindLabel().label,
        kinds: kinds(),
      };
    },
    details,
    make: (input: NewRequestInput) => add(input, null),
    /** Asks support to cancel an offer. */
    cancel: (offer: string, summary: string, description: string) => add({ summary, kind: '', description }, offer),
    note({ request, text, file_name, content }: NoteInput): RequestDetailsView {
      const one = find(request);
      const written = checkText(text);
      const size = atob(content).length;
      if (size > largestAttachmentBytes) {
        refuseText('attachment_too_large', `${file_name} is larger than 5 MB.`, `${file_name} 大於 5 MB。`);
      }
      if (one.status === 'closed') {
        refuseText('request_closed', `The request ${request} is closed.`, `要求 ${request} 已結案。`);
      }
      one.notes = [...one.notes, { author: 'Aoife Moore', written: today(), text: written }];
      one.modified = today();
      if (file_name) one.attachments = [...one.attachments, { name: file_name, size }];
      return details(request);
    },
    /** The request that asks already to cancel an offer. */
    openCancellation: (offer: string) => unfinished().find(({ cancels }) => cancels === offer)?.request ?? null,
    unfinished: () => unfinished().length,
    kind: () => step(kinds()[0] ?? ''),
    kindLabel: () => kindLabel().label,
    /** The calendar was moved forward: support answers what is open. Tells the offers that were cancelled. */
    answer(): string[] {
      const answered = kept.filter(({ status, opened }) => status === 'open' && opened < today());
      for (const one of answered) {
        one.status = 'closed';
        one.modified = today();
        const text = one.cancels ? say('It is cancelled.', '已取消。') : say('We looked into it.', '我們已查看。');
        one.notes = [
          ...one.notes,
          { author: say('Partner Center support', '合作夥伴中心支援'), written: today(), text },
        ];
      }
      return answered.flatMap(({ cancels }) => cancels ?? []);
    },
    clear: fill,
  };
}

/** The requests of a fake desk. */
export type SampleRequests = ReturnType<typeof sampleRequests>;
