/**
 * The durable shell: it runs any kind of case on Temporal. Steps come in as updates, what falls due comes in by
 * itself, facts are recorded, effects are carried out. It knows nothing of social work; all durability is here.
 */
import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineSignal,
  defineUpdate,
  log,
  setCurrentDetails,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { civilDate, reminderInstant } from './rules/calendar.ts';
import {
  Refusal,
  SYSTEM,
  type Actor,
  type CaseKind,
  type Due,
  type Moment,
  type Recorded,
} from './rules/case.ts';
import {
  ASK_AGAIN,
  OPENED,
  TELL,
  updateName,
  type CaseInput,
  type Carried,
  type Pending,
  type StepAnswer,
  type StepRequest,
  type Taken,
} from './messages.ts';
import { patiently, recordNow, type FactCount, type RecordRequest } from './ports.ts';
import { caseAttributes, detailsOf, summaryOf, upsertChanged, type Shown } from './showing.ts';

/** How many requests are remembered, so that one sent again after a new run is still taken once. */
const REMEMBERED = 30;

type AnyStep = { step: string };
type AnyFact = { type: string };

/** Runs a case from its opening to its end. */
export async function runCase<State, Step extends AnyStep, Fact extends AnyFact>(
  kind: CaseKind<State, Step, Fact>,
  input: CaseInput<State>,
): Promise<void> {
  const shell = new Shell(kind, input);
  shell.listen();
  await shell.open();
  while (!shell.isOver()) {
    await shell.untilDue();
    if (shell.mustContinue()) await shell.continueInNewRun();
  }
  await shell.settle();
}

class Shell<State, Step extends AnyStep, Fact extends AnyFact> {
  private readonly kind: CaseKind<State, Step, Fact>;
  private readonly input: CaseInput<State>;
  private state: State;
  private version: number;
  private recent: Taken[];
  private pending: Pending[];
  private agenda: Due[] = [];
  /** Worked out once for each agenda: conditions ask for it at every activation, and time zones are dear. */
  private nextDueAt: number | undefined;
  private turnsAsked = 0;
  private turnsDone = 0;
  private lastAt: number;
  private refusedOpening: ApplicationFailure | undefined;
  private isMovingOn = false;
  private shown: Shown;

  constructor(kind: CaseKind<State, Step, Fact>, input: CaseInput<State>) {
    this.kind = kind;
    this.input = input;
    const carried: Carried<State> = input.carried ?? {
      state: kind.initial(input.id),
      version: 0,
      lastAt: 0,
      recent: [],
      pending: [],
      shown: {},
    };
    this.state = carried.state;
    this.version = carried.version;
    this.lastAt = carried.lastAt;
    this.recent = carried.recent;
    this.pending = carried.pending;
    this.shown = carried.shown;
  }

  /** Takes steps as updates named after them, and what other processes tell as a signal. */
  listen(): void {
    for (const step of Object.keys(this.kind.steps)) {
      setHandler(
        defineUpdate<StepAnswer, [StepRequest]>(updateName(step)),
        (request) => this.takeRequest(step, request),
        { validator: (request) => this.validate(step, request) },
      );
    }
    setHandler(defineUpdate<StepAnswer>(OPENED), () => this.opened());
    setHandler(defineSignal<[AnyStep]>(TELL), (step) => this.takeIfPossible(step));
  }

  /** The opening is durable with the start itself; a later run only takes up what was left. */
  async open(): Promise<void> {
    if (this.input.carried) {
      this.refresh();
      for (const effect of this.pending) void this.carryOut(effect);
      return;
    }
    const early = (this.input.from ?? 0) - Date.now();
    if (early > 0) await sleep(early);
    try {
      await this.takeRequest('open', this.input.opening);
    } catch (error) {
      this.refusedOpening = asFailure(error);
      await condition(allHandlersFinished);
      throw this.refusedOpening;
    }
  }

  isOver(): boolean {
    return this.kind.isOver(this.state);
  }

  /** One timer, for the earliest due item, given up as soon as another comes first. */
  async untilDue(): Promise<void> {
    const due = this.agenda[0];
    const at = this.nextDueAt;
    const moved = () => this.isIdle() && (this.isOver() || this.mustContinue() || this.nextDueAt !== at);
    if (due === undefined || at === undefined) return condition(moved);
    const wait = at - Date.now();
    const summary = `${this.kind.label(due)} — ${new Date(at).toISOString().slice(0, 10)}`;
    if (wait > 0 && (await condition(moved, wait, { summary }))) return;
    const fallDue = { step: 'fall-due' } as Step;
    await this.inTurn(() => this.take(fallDue, service(this.input), Math.max(Date.now(), at)));
  }

  mustContinue(): boolean {
    return workflowInfo().continueAsNewSuggested;
  }

  /**
   * A new run takes over once nothing is half done; effects under way start again there, under the same keys. Steps
   * asked meanwhile are for the new run: a case that is asked things without a pause would otherwise never move on.
   */
  async continueInNewRun(): Promise<void> {
    this.isMovingOn = true;
    await condition(() => allHandlersFinished() && this.isIdle());
    const { state, version, lastAt, recent, pending, shown } = this;
    await continueAsNew<(input: CaseInput<State>) => Promise<void>>({
      ...this.input,
      carried: { state, version, lastAt, recent, pending, shown },
    });
  }

  /** The end waits for every effect to be carried out and every caller to be answered. */
  async settle(): Promise<void> {
    await condition(() => this.pending.length === 0 && this.isIdle() && allHandlersFinished());
  }

  private isIdle(): boolean {
    return this.turnsDone === this.turnsAsked;
  }

  /**
   * One step at a time, from its decision to its record, in the order in which they came; and none before everything
   * that came along with it was heard. While a step is being recorded nothing else asks anything of the engine.
   *
   * This is what lets a case be lived again. How a local activity ends is told by itself at first, but together with
   * other news when replayed (https://github.com/temporalio/sdk-python/issues/1881, of the core that all its SDKs
   * share): with two under way, or one that outlasts its task, what follows would come in another order than it did.
   */
  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.turnsAsked++;
    let allHeard = false;
    await condition(() => {
      const mine = allHeard && this.turnsDone === turn;
      allHeard = true;
      return mine;
    });
    try {
      return await work();
    } finally {
      this.turnsDone += 1;
    }
  }

  private async opened(): Promise<StepAnswer> {
    await condition(() => this.recent.length > 0 || this.refusedOpening !== undefined);
    if (this.refusedOpening) throw this.refusedOpening;
    return { first: 1, version: this.version };
  }

  /** What others tell may arrive with the start itself, before the case has opened. */
  private async begun(): Promise<void> {
    await condition(() => this.version > 0 || this.refusedOpening !== undefined);
    if (this.refusedOpening) throw this.refusedOpening;
  }

  private validate(step: string, request: StepRequest): void {
    refusing(() => {
      if (this.isMovingOn) throw new Refusal(ASK_AGAIN, 'The case goes on in a new run: ask again.');
      if (this.takenBefore(request)) return;
      this.kind.decide(this.state, stepOf<Step>(step, request), this.moment(request.by, Date.now()));
    });
  }

  private takeRequest(step: string, request: StepRequest): Promise<StepAnswer> {
    return this.inTurn(async () => {
      const before = refusing(() => this.takenBefore(request));
      if (before) return { first: before.first, version: before.version };
      return this.take(stepOf<Step>(step, request), request.by, Date.now(), request);
    });
  }

  /** The same request again gets its first answer; another one under its key, or on an old version, is refused. */
  private takenBefore({ key, hash, ifVersion }: StepRequest): Taken | undefined {
    const before = this.recent.find((taken) => taken.key === key);
    if (before && before.hash !== hash) {
      throw new Refusal('idempotency-key-reused', 'This key was used for another request.');
    }
    if (!before && ifVersion !== undefined && ifVersion !== this.version) {
      throw new Refusal('stale-version', `The case is at version ${this.version}.`, {
        version: this.version,
      });
    }
    return before;
  }

  /** A step of the service itself: if the course has moved on meanwhile, there is nothing left to do. */
  private async takeIfPossible(step: AnyStep): Promise<void> {
    try {
      if (this.version === 0) await this.begun();
      await this.inTurn(() => this.take(step as Step, service(this.input), Date.now()));
    } catch (error) {
      if (!(error instanceof ApplicationFailure)) throw error;
      log.info('step of the service no longer possible', { step: step.step, code: error.type });
    }
  }

  /** From a step to its facts: decided, numbered, recorded, shown; then their effects are set going. */
  private async take(step: Step, by: Actor, at: number, request?: StepRequest): Promise<StepAnswer> {
    const now = this.moment(by, Math.max(at, this.lastAt));
    const facts = refusing(() => this.kind.decide(this.state, step, now)).map((fact) =>
      this.number(fact, now),
    );
    if (facts.length === 0) return { first: this.version + 1, version: this.version };
    this.lastAt = now.at;
    const applied = facts.map((recorded) => this.apply(recorded));
    const asked = applied.flatMap(({ effects }) => effects);
    const counts = applied.flatMap((one) => one.counts);
    const answer = { first: this.version - facts.length + 1, version: this.version };
    this.refresh();
    await record({ ...this.recording(step.step, facts, request), counts });
    if (request) this.remember({ key: request.key, hash: request.hash, ...answer });
    this.pending.push(...asked);
    for (const effect of asked) void this.carryOut(effect);
    return answer;
  }

  private number(fact: Fact, now: Moment): Recorded<Fact> {
    this.version += 1;
    return { number: this.version, ...now, fact };
  }

  private apply(recorded: Recorded<Fact>): { effects: Pending[]; counts: FactCount[] } {
    this.state = this.kind.evolve(this.state, recorded);
    const effects = this.kind.effects(recorded, this.state).map((effect, index) => ({
      key: `${this.input.id}:${recorded.number}:${index}`,
      factNumber: recorded.number,
      on: recorded.on,
      effect,
    }));
    const counts = this.kind.counts?.(recorded, this.state) ?? [];
    return { effects, counts: counts.map((count) => ({ ...count, number: recorded.number })) };
  }

  /** What the journal is to remember of a step, with the case as the step has just left it. */
  private recording(step: string, facts: Recorded<Fact>[], asked?: StepRequest): RecordRequest {
    const { nextDueAt } = this;
    return {
      kind: this.kind.name,
      caseId: this.input.id,
      step,
      ...(asked && { stepKey: asked.key, stepHash: asked.hash }),
      facts,
      summary: this.kind.summary(this.state),
      agenda: this.agenda,
      ...(nextDueAt !== undefined && { nextDueAt }),
    };
  }

  private async carryOut(pending: Pending): Promise<void> {
    const { key, effect } = pending;
    const request = { ...pending, kind: this.kind.name, caseId: this.input.id };
    const activity = patiently[effect.do] as typeof patiently.notify;
    const answer = await activity.executeWithOptions({ summary: summaryOf(effect) }, [request as never]);
    if (answer) await this.takeIfPossible(answer);
    this.pending = this.pending.filter((one) => one.key !== key);
  }

  private remember(taken: Taken): void {
    this.recent = [...this.recent, taken].slice(-REMEMBERED);
  }

  /** What follows from the state: the agenda, and what a supervisor sees. */
  private refresh(): void {
    this.agenda = this.kind.agenda(this.state);
    const [next] = this.agenda;
    this.nextDueAt = next && reminderInstant(next.on, this.input.id);
    setCurrentDetails(detailsOf(this.kind, this.state, this.agenda));
    const attributes = caseAttributes(this.kind, this.state, this.nextDueAt);
    this.shown = upsertChanged(attributes, this.shown);
  }

  private moment(by: Actor, at: number): Moment {
    return { at, on: civilDate(at), by };
  }
}

/** The service as actor, in the organisation of the case. */
function service(input: CaseInput): Actor {
  return { id: SYSTEM, role: 'system', organisationId: input.opening.by.organisationId };
}

function stepOf<Step extends AnyStep>(step: string, { body }: StepRequest): Step {
  return { ...body, step } as unknown as Step;
}

/** Quickly beside the workflow; when the database is away, patiently and in sight. */
function record(request: RecordRequest): Promise<void> {
  const summary = `Enregistrement : ${request.step}`;
  // A step that people take is named by its update; one of the service itself has no other name in the history.
  const isNamed = request.stepKey !== undefined;
  return unlessRefused([
    () => (isNamed ? recordNow(request) : recordNow.executeWithOptions({ summary }, [request])),
    () => patiently.record.executeWithOptions({ summary }, [request]),
  ]);
}

/** A refusal by the rules leaves as a failure of its code; anything else is a bug and fails the task, visibly. */
function refusing<Result>(decide: () => Result): Result {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Refusal) throw asFailure(error);
    throw error;
  }
}

function asFailure(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  if (!(error instanceof Refusal)) throw error;
  return ApplicationFailure.create({
    type: error.code,
    message: error.message,
    nonRetryable: true,
    details: [error.extra],
  });
}

/** Makes one attempt after another; a refusal by the store (a family's second accompaniment) ends them. */
async function unlessRefused([attempt, ...others]: (() => Promise<void>)[]): Promise<void> {
  try {
    await attempt?.();
  } catch (error) {
    // A local activity throws the failure itself, an ordinary one wraps it.
    const cause = error instanceof ActivityFailure ? error.cause : error;
    if (cause instanceof ApplicationFailure && cause.nonRetryable) throw cause;
    if (others.length === 0) throw error;
    await unlessRefused(others);
  }
}
