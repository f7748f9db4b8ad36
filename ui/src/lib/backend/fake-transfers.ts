// @ts-nocheck: an invented backend, on its way out.
import { fact, type Say } from './fake-offers';
import type { ErrorView, OrderView, ProofInput, TransferView } from './types';

const largestProofBytes = 5 * 1024 * 1024;
const beginnings = ['%PDF-', '\xff\xd8\xff', '\x89PNG\r\n'];

/** Whether money is awaited for an order. */
export function hasTransfer(order: OrderView): boolean {
  return order.state === 'awaiting_payment' || order.state === 'proof_uploaded';
}

/** The bank transfers of the fake desk, with their proofs in memory. */
export function sampleTransfers(say: Say, refuse: (view: ErrorView) => never, today: () => string) {
  const proofs = new Map<string, ProofInput & { size: number }>();
  const cancelled = new Set<string>();
  const unchanged = () =>
    say('Nothing was uploaded. An earlier proof stays as it was.', '沒有上傳任何內容，先前的證明維持原狀。');

  function refuseClosed(order: OrderView): void {
    if (hasTransfer(order)) return;
    refuse({
      code: 'order_not_open',
      message: say(
        `The order ${order.order} is not in a state for this.`,
        `訂單 ${order.order} 目前的狀態無法執行這個動作。`,
      ),
      safe: say('The order is unchanged.', '訂單沒有變更。'),
      todo: say('Look at Orders for where it stands.', '請在訂單頁面查看目前狀態。'),
    });
  }

  return {
    /** An order in the state that its proof or its cancellation has put it in. */
    follow(order: OrderView): OrderView {
      if (cancelled.has(order.local_id)) {
        return {
          ...order,
          state: 'cancelled',
          state_label: say('Cancelled', '已取消'),
          advice: say('Cancelled before it was paid.', '已在付款前取消。'),
        };
      }
      if (proofs.has(order.local_id)) {
        return {
          ...order,
          state: 'proof_uploaded',
          state_label: say('Payment proof uploaded', '已上傳付款證明'),
          advice: say('Usually active 2 to 3 days after the money arrives.', '款項入帳後通常 2 到 3 天生效。'),
        };
      }
      return order;
    },
    /** What to send, by when, and the proof of it. */
    view(order: OrderView): TransferView {
      const proof = proofs.get(order.local_id);
      return {
        instructions: [
          fact(say('Amount', '金額'), `${order.total?.label ?? ''} ${order.total?.currency ?? ''}`),
          fact(say('Reference', '匯款附言'), `${order.order} / 4512880`),
          fact(say('Account name', '戶名'), 'Example Operations Limited'),
          fact(say('Account number', '帳號'), 'IE64 IRCE 9205 0112 3456 78'),
          fact(say('SWIFT code', 'SWIFT 代碼'), 'IRCEIE2D'),
          fact(say('Contact', '連絡人'), say('Aoife Moore, 015550142', 'Aoife Moore、015550142')),
        ],
        deadlines: [
          fact(say('Renewal closes', '續約截止'), say('Friday 16 July 2021', '2021 年 7 月 16 日，星期五')),
          fact(say('Order expires', '訂單到期'), say('Sunday 18 July 2021', '2021 年 7 月 18 日，星期日')),
          fact(say('Send the transfer by', '最晚匯款日'), say('Tuesday 6 July 2021', '2021 年 7 月 6 日，星期二')),
        ],
        warning: say(
          'The renewal closes before the order expires. No source says whether later money still counts.',
          '續約期間在訂單到期前就會截止。沒有來源說明之後入帳是否仍算數。',
        ),
        proof: proof
          ? [
              fact(say('Proof', '證明'), `${proof.file_name}, ${Math.ceil(proof.size / 1024)} KB`),
              fact(say('Paid on', '付款日期'), proof.paid_on),
              fact(say('Paid to account', '收款帳號'), proof.paid_to),
              ...(proof.reference ? [fact(say('Transaction reference', '交易序號'), proof.reference)] : []),
            ]
          : [],
        paid_to: 'IE64 IRCE 9205 0112 3456 78',
        paid_on: today(),
        card_reason: proof
          ? say('A payment proof is uploaded, so its money is on the way.', '已上傳付款證明，款項應已在途中。')
          : '',
      };
    },
    /** Keeps a proof when it is one by its content. */
    upload(order: OrderView, proof: ProofInput): void {
      refuseClosed(order);
      const content = atob(proof.content);
      if (content.length === 0) {
        refuse({
          code: 'proof_empty',
          message: say('The file is empty.', '檔案是空的。'),
          safe: unchanged(),
          todo: say('Choose the bank’s confirmation of the transfer.', '請選擇銀行的轉帳證明。'),
        });
      }
      if (content.length > largestProofBytes) {
        refuse({
          code: 'proof_too_large',
          message: say('The file is larger than 5 MB.', '檔案大於 5 MB。'),
          safe: unchanged(),
          todo: say('Choose a smaller file.', '請選擇較小的檔案。'),
        });
      }
      if (!beginnings.some((beginning) => content.startsWith(beginning))) {
        refuse({
          code: 'proof_wrong_kind',
          message: say(
            'The file is neither a whole PDF nor a JPEG or PNG picture.',
            '檔案不是完整的 PDF，也不是 JPEG 或 PNG 圖片。',
          ),
          safe: unchanged(),
          todo: say(
            'Save the bank’s confirmation as PDF, JPG or PNG. The name alone does not make it one.',
            '請將銀行的轉帳證明儲存為 PDF、JPG 或 PNG。只更改檔名並不夠。',
          ),
        });
      }
      proofs.set(order.local_id, { ...proof, size: content.length });
    },
    /** Ends an order that is not paid. */
    cancel(order: OrderView): void {
      refuseClosed(order);
      cancelled.add(order.local_id);
    },
    /** Forgets every proof and cancellation. */
    clear(): void {
      proofs.clear();
      cancelled.clear();
    },
  };
}
