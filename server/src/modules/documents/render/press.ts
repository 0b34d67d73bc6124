/**
 * The press: papers are set in a process of their own, so that the server answers while a dossier is made.
 *
 * A process and not a thread: the typesetter is native code. A thread of it cannot be stopped while it sets, and ending
 * the thread gives its memory to nobody; a process can be killed at its time limit and gives all of it back.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Refusal } from '@anhe/contract/kernel';
import type { PressAnswer, PressJob } from './press-process.ts';

export type { PressJob } from './press-process.ts';

/** A file as it was made. */
export interface PressedFile {
  readonly bytes: Uint8Array;
  readonly mime: string;
  /** Pages of a PDF; null for docx. */
  readonly pages: number | null;
}

export interface PressLimits {
  /** Jobs that may wait; one more is refused as `documents.busy`. */
  readonly waiting: number;
  /** Milliseconds that one job may take; then it is refused as `documents.too-slow`. */
  readonly time: number;
  /** Bytes of resident memory after a job above which the process is replaced. */
  readonly memory: number;
  /** Milliseconds without work after which the process ends; the next job starts another. */
  readonly idle: number;
}

const usual: PressLimits = { waiting: 12, time: 60_000, memory: 240_000_000, idle: 600_000 };

/** Heap of the process in megabytes: a bound on what the editable twin of a long paper may take. */
const heap = ['--max-old-space-size=192', '--max-semi-space-size=2'];

/** One arena for all of its threads, and large pieces given back: memory that was freed is used again. Understood by glibc only. */
const frugal = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '65536' };

interface Waiting {
  readonly job: PressJob;
  readonly done: (file: PressedFile) => void;
  readonly failed: (error: Error) => void;
}

/** Makes files one after another in one process, started at the first job. */
export class Press {
  readonly #limits: PressLimits;
  readonly #queue: Waiting[] = [];
  #child: ChildProcess | undefined;
  #current: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;
  #starts = 0;

  constructor(limits: Partial<PressLimits> = {}) {
    this.#limits = { ...usual, ...limits };
  }

  /** How often a process was started so far. */
  get starts(): number {
    return this.#starts;
  }

  /** Id of the running process; undefined while there is none. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Makes a file. Throws a Refusal when too many wait or it takes too long, an Error when the view does not fit its paper. */
  make(job: PressJob): Promise<PressedFile> {
    if (this.#queue.length >= this.#limits.waiting) return Promise.reject(new Refusal('documents.busy'));
    return new Promise((done, failed) => {
      this.#queue.push({ job, done, failed });
      this.#next();
    });
  }

  /** Ends the process; what waits is refused. */
  stop(): void {
    for (const waiting of [this.#current, ...this.#queue.splice(0)]) waiting?.failed(new Refusal('documents.busy'));
    this.#current = undefined;
    this.#drop();
  }

  #next(): void {
    if (this.#current !== undefined) return;
    clearTimeout(this.#timer);
    this.#current = this.#queue.shift();
    if (this.#current === undefined) {
      this.#rest();
      return;
    }
    this.#child ??= this.#start();
    const child = this.#child;
    // While there is work the program waits for it; without work the process holds nothing up.
    child.channel?.ref();
    this.#timer = setTimeout(() => this.#tooSlow(), this.#limits.time);
    child.send(this.#current.job);
  }

  #rest(): void {
    this.#child?.channel?.unref();
    this.#timer = setTimeout(() => this.#drop(), this.#limits.idle);
    this.#timer.unref();
  }

  #start(): ChildProcess {
    this.#starts += 1;
    const child = fork(new URL('press-process.ts', import.meta.url), {
      serialization: 'advanced', execArgv: heap, env: { ...process.env, ...frugal }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.unref();
    child.on('message', (answer: PressAnswer) => {
      if (child === this.#child) this.#answered(answer);
    });
    const ended = (): void => {
      if (child !== this.#child) return;
      this.#child = undefined;
      this.#settle((waiting) => waiting.failed(this.#unfinished()));
    };
    child.on('exit', ended);
    child.on('error', ended);
    return child;
  }

  #answered(answer: PressAnswer): void {
    if ('fault' in answer) {
      this.#settle((waiting) => waiting.failed(new Error(`a paper could not be set: ${answer.fault}`)));
      return;
    }
    if (answer.memory > this.#limits.memory) this.#drop();
    this.#settle((waiting) => waiting.done({ bytes: answer.bytes, mime: answer.mime, pages: answer.pages }));
  }

  #tooSlow(): void {
    this.#drop();
    this.#settle((waiting) => waiting.failed(this.#unfinished()));
  }

  #unfinished(): Refusal {
    return new Refusal('documents.too-slow', { details: { seconds: Math.round(this.#limits.time / 1000) } });
  }

  #settle(tell: (waiting: Waiting) => void): void {
    const waiting = this.#current;
    this.#current = undefined;
    if (waiting !== undefined) tell(waiting);
    this.#next();
  }

  #drop(): void {
    clearTimeout(this.#timer);
    const child = this.#child;
    this.#child = undefined;
    child?.kill('SIGKILL');
  }
}

/** The one press of this program. */
export const press = new Press();
