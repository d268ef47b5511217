import * as v from 'valibot';
import { controlFree, field, notBlank } from './field.ts';

/** A control character is a lone backslash before b, f, n, r or t: "D:\temp". */
export function localPath(example?: string) {
  return field(v.pipe(v.string(), controlFree, notBlank), { kind: 'local-path' }, example);
}

/** One form for one place: `.\a//b/` is `a/b`; a leading '/' stays, '.' is the login folder, ''. */
const inOneForm = v.transform((path: string) => {
  const root = /^[/\\]/.test(path) ? '/' : '';
  const parts = path.split(/[/\\]/).filter((part) => part !== '' && part !== '.');
  return root + parts.join('/');
});
/** Names travel as ASCII only; a blank at either end gets lost on the way. */
const printableAscii = v.regex(/^[ -~]+$/);
const noOuterBlank = v.regex(/^\S(?:.*\S)?$/);

/** A part '..' leads astray. */
const noWayUp = v.regex(/^(?!(?:.*[/\\])?\.\.(?:[/\\]|$))/);
/** Some servers lose the blanks round a name. */
const noBlankAtSlash = v.regex(/^(?!.*(?: [/\\]|[/\\] ))/);
/** Something besides slashes and the parts '.' that mean nothing. */
const namesSomething = v.regex(/^(?=.*(?:[^./\\]|[^/\\]{2}))/);

function pathOfForm(form: v.RegexAction<string, undefined>) {
  return v.pipe(
    v.string(),
    printableAscii,
    noOuterBlank,
    noWayUp,
    noBlankAtSlash,
    namesSomething,
    form,
    inOneForm,
  );
}

export function remotePath(example?: string) {
  return field(pathOfForm(v.regex(/^[^*]*$/)), { kind: 'remote-path' }, example);
}

/** A folder that others own: '.' is the login folder, '/' the server's root. */
export function remoteFolder(example?: string) {
  const form = v.regex(/^[^*]*$/);
  const rules = [printableAscii, noOuterBlank, noWayUp, noBlankAtSlash, form] as const;
  return field(v.pipe(v.string(), ...rules, inOneForm), { kind: 'remote-folder' }, example);
}

/** A remote path whose last part may hold `*`. */
export function remotePattern(example?: string) {
  return field(pathOfForm(v.regex(/^[^*]*(?:\*[^/]*)?$/)), { kind: 'remote-pattern' }, example);
}

/** One file name that every server and Windows take, with `{batch}`: it makes names unique for ever. */
export function xmlName(example?: string) {
  const takenEverywhere = v.regex(/^[^\\/:*?"<>|]*$/);
  const noOuterDot = v.regex(/^[^. ](?:.*[^. ])?$/);
  const knownPlaceholders = v.regex(/^(?:[^{}]|\{(?:date|time|batch)\})*$/);
  const hasBatch = v.regex(/\{batch\}/);
  const schema = v.pipe(v.string(), printableAscii, takenEverywhere, noOuterDot, knownPlaceholders, hasBatch);
  return field(schema, { kind: 'xml-name' }, example);
}
