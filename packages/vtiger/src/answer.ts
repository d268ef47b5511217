import { jsonOf } from '@passerelle/core/text/json-of.ts';
import { CrmFailure, type CrmFault } from './fault.ts';
import type { Censor } from './secrets-told.ts';
import type { WireAnswer } from './wire.ts';

/** What vtiger said: its result (undefined where it said `success` and nothing more), or its own no. */
export type Answer = { success: true; result: unknown } | { success: false; code: string; message: string };

/**
 * Reads one answer: JSON with `success`, whatever a module prints round it. Anything else throws CrmFailure. `censor`: what
 * the CRM says of a failure is told to people, and may repeat what it was told.
 */
export function readAnswer(operation: string, wire: WireAnswer, censor: Censor): Answer {
  const shortText = (value: unknown): string => shortened(value, censor);
  const fault = statusFault(operation, wire, shortText);
  if (fault !== null) throw new CrmFailure(fault);
  const parsed = lenientJson(wire.text);
  if (parsed === undefined) throw new CrmFailure(textFault(operation, wire.text, shortText));
  if (!isObject(parsed) || typeof parsed['success'] !== 'boolean')
    throw new CrmFailure({ kind: 'crm/unexpected-answer', operation, expected: 'success' });
  if (parsed['success']) return { success: true, result: parsed['result'] };
  const error = isObject(parsed['error']) ? parsed['error'] : {};
  return { success: false, code: shortText(error['code']), message: shortText(error['message']) };
}

type ShortText = (value: unknown) => string;

function statusFault(operation: string, wire: WireAnswer, shortText: ShortText): CrmFault | null {
  const { status, retryAfterSeconds } = wire;
  if (status === 200) return null;
  if (status >= 300 && status < 400)
    return { kind: 'crm/redirected', operation, status, to: shortText(wire.location) };
  return { kind: 'crm/http-status', operation, status, empty: wire.text.trim() === '', retryAfterSeconds };
}

function textFault(operation: string, text: string, shortText: ShortText): CrmFault {
  if (text.includes('Attempt to access restricted file')) return { kind: 'crm/no-such-owner', operation };
  return { kind: 'crm/not-json', operation, start: shortText(text) };
}

/** A control character stored in a field comes back raw, which JSON forbids: read as a blank. undefined: no JSON. */
function lenientJson(text: string): unknown {
  const whole = jsonOf(text);
  if (whole !== undefined) return whole;
  const blank = text.replace(/[\u0000-\u001f]/g, ' ');
  const from = blank.indexOf('{"success"');
  const to = blank.lastIndexOf('}');
  return from < 0 || to < from ? undefined : jsonOf(blank.slice(from, to + 1));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** At most 160 characters, without controls: what may stand in a trace. Numbers too: vtiger's code can be 0. */
function shortened(value: unknown, censor: Censor): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return censor(text)
    .slice(0, 1000)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 160);
}
