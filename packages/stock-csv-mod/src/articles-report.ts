import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { withoutFacts } from '@passerelle/core/failure/without-facts.ts';
import { tellSource, warn, type Audience } from '@passerelle/core/report/tell-source.ts';
import { recordRefusal, tellLimit, tellWrite } from '@passerelle/core/report/tell-write.ts';
import type { Formats } from '@passerelle/core/words/formats.ts';
import type { Article } from './articles/article.ts';
import type { ArticlesEvent, EmitArticles } from './articles/event.ts';
import type { ShopArticleFault } from './articles/shop-article-fault.ts';
import type { StockWords } from './words/words.ts';

type Listener = Audience<StockWords> & { formats: Formats };
type Event<Kind extends ArticlesEvent['kind']> = Extract<ArticlesEvent, { kind: Kind }>;

/** The one place that tells a run of `articles`: to the trace and the terminal, and to the report. */
export function reportTo(audience: Listener): EmitArticles {
  return (event) => tell(audience, event);
}

function tell(audience: Listener, event: ArticlesEvent): void {
  const { reporter, words, findings, progress } = audience;
  const say = words.articles;
  switch (event.kind) {
    case 'articles-read':
      findings.count('lines', event.rows);
      findings.count('articles', event.articles);
      return reporter.tell('plain', say.read(event));
    case 'article-noted':
      return warn(audience, say.noteOf(event));
    case 'article-unreadable':
      return tellUnreadable(audience, event);
    case 'reject-kept':
      return reporter.tell('detail', say.rejectKept(event));
    case 'reject-not-kept':
      return warn(audience, say.rejectNotKept(event));
    case 'only-unknown':
      return warn(audience, say.onlyUnknown(event));
    case 'guards-passed':
      return warn(
        audience,
        say.forced({ refusal: words.say({ ...event, kind: 'articles/guarded' }).message }),
      );
    case 'left-out': {
      const { message, hint } = words.say(event.fault);
      findings.endWith(event.exitCode);
      return warn(audience, `${message} ${hint}`);
    }
    case 'prices-read':
      findings.count('specificPrices', event.rows);
      return reporter.tell('plain', say.pricesRead(event));
    case 'price-row-refused':
      return tellPriceRow(audience, event);
    case 'articles-planned':
      return tellPlan(audience, event);
    case 'article':
      return tellArticle(audience, event);
    case 'specific-price':
      return tellPrice(audience, event);
    case 'prices-kept':
      findings.count('pricesKept', event.count);
      return warn(audience, say.pricesKept(event));
    case 'articles-progress':
      return progress.show(() => say.progress(event));
    case 'limit-reached':
      return tellLimit(audience, event.limit);
    case 'articles-done':
      return tellDone(audience);
    case 'source/received':
    case 'source/unsendable':
    case 'source/unchanged':
    case 'source/left':
    case 'source/notice':
      return tellSource(audience, event);
  }
}

/** It can't be taken out of the file: nothing of it is written. */
function tellUnreadable(audience: Listener, { refused }: Event<'article-unreadable'>): void {
  const { words } = audience;
  const { key, reference, name, fault: reason } = refused;
  const about = words.articles.about({ reference: reference || key, name });
  const what = words.articles.nothing;
  tellWrite(audience, { target: 'shop', kind: 'article', key, about, what, decision: 'refused', reason });
}

function tellPlan(audience: Listener, { plan, shop }: Event<'articles-planned'>): void {
  const { reporter, words, findings } = audience;
  const due = plan.products.filter(({ steps }) => steps.length > 0);
  const made = due.filter(({ isNew }) => isNew).length;
  const [changed, same, refused] = [due.length - made, plan.same.length, plan.refused.length];
  findings.count('same', same);
  reporter.tell('plain', words.articles.planned({ shop, made, changed, same, refused }));
}

function tellArticle(audience: Listener, event: Event<'article'>): void {
  const { reporter, words, findings } = audience;
  const { article, decision, done, product, reason, partly } = event;
  const { key } = article;
  const about = words.articles.about(article);
  const id = product === 0 ? {} : { id: String(product) };
  const what = words.articles.what(done) || words.articles.nothing;
  // Of a shop that makes none by itself these are most of the file, at every run.
  if (reason?.kind === 'article/not-created') {
    findings.count('notCreated');
    return reporter.tell('detail', words.articles.partly({ article: about, why: words.say(reason).message }));
  }
  tellWrite(audience, { target: 'shop', kind: 'article', key, ...id, about, what, decision, reason });
  if (done.isMade && decision === 'would-write') tellSizes(audience, article);
  findings.count('new', done.isMade ? 1 : 0);
  findings.count('changed', !done.isMade && done.changes.length + done.variations.length > 0 ? 1 : 0);
  findings.count('images', done.images);
  for (const fault of partly) {
    findings.endWith(ExitCode.OrdersHeld);
    warn(audience, words.articles.partly({ article: about, why: words.say(fault).message }));
    recordRefusal(audience, { subject: key, fault }, (why) => words.articles.partly({ article: about, why }));
  }
  if (reason !== null && waiting.has(reason.kind)) waits(audience);
  if (reason !== null && decision === 'refused') reporter.tell('detail', words.say(reason).hint);
}

/** The next run goes on by itself. */
const waiting: ReadonlySet<string> = new Set<ShopArticleFault['kind']>([
  'article/unclear',
  'article/waits',
  'article/cut-off',
]);

function tellPriceRow(audience: Listener, { fault: reason }: Event<'price-row-refused'>): void {
  const { priceAbout, nothing: what } = audience.words.articles;
  const about = priceAbout(null);
  const key = String(reason.line);
  const decision = 'refused';
  tellWrite(audience, { target: 'shop', kind: 'specific-price', key, about, what, decision, reason });
}

/** A price for some customers only; one that the file has no more is taken away. */
function tellPrice(audience: Listener, { row, key, decision, id, reason }: Event<'specific-price'>): void {
  const { words, findings } = audience;
  const about = words.articles.priceAbout(row);
  const what = row === null ? words.articles.priceRemoved : words.articles.priceWhat(row);
  const remote = id === 0 ? {} : { id: String(id) };
  const isToBeRead = reason?.kind === 'specific-price/other-price';
  const write = { target: 'shop', kind: 'specific-price', key: key || about, about, what, decision } as const;
  const kept = reason === null ? undefined : withoutFacts(reason, 'customer');
  tellWrite(audience, { ...write, ...remote, reason, kept, isToBeRead });
  if (isToBeRead) {
    findings.endWith(ExitCode.OrdersHeld);
    recordRefusal(audience, { subject: key || about, fault: reason }, (why) =>
      words.writes.because({ about, why }),
    );
  }
  if (decision === 'skipped') waits(audience);
}

/** The next run goes on with it: until then the shop has not all. */
function waits({ findings }: Listener): void {
  findings.count('waiting');
  findings.endWith(ExitCode.Server);
}

/** A new product as it would be: each size with its price. */
function tellSizes({ reporter, words, formats }: Listener, { variations, price }: Article): void {
  for (const { attributes, gencod, quantity: pieces, extraPrice } of variations) {
    const label = attributes.map(({ value }) => value).join(' ');
    const amount = price === null ? '' : formats.amount(Math.round((price.amount + extraPrice) / 10_000));
    const shown = price === null ? '' : words.articles.price({ amount, tax: price.tax });
    reporter.tell('plain', words.articles.size({ label, gencod, pieces, price: shown }));
  }
}

function tellDone({ reporter, words, findings }: Listener): void {
  const { new: made = 0, changed = 0, images = 0, refused = 0, written = 0, waiting = 0 } = findings.counts;
  const isIdle = written + refused + waiting === 0;
  reporter.tell(
    waiting === 0 ? 'good' : 'plain',
    isIdle ? words.articles.allSame : words.articles.done({ made, changed, images, refused, waiting }),
  );
}
