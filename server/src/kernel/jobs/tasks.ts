import { z } from 'zod';
import type { Task, TaskList } from 'graphile-worker';
import type { Module, Reaction, ReactionTools } from '../run/handler.ts';
import { commandIdFor } from '../run/run.ts';
import type { Road } from '../run/run.ts';

/** Work of the house itself: nothing of a capability's, no actor. */
export interface HouseTask {
  readonly name: string;
  /** Minute and hour in UTC, and the rest, as cron writes it; undefined for work that is only asked for. */
  readonly cron?: string;
  readonly run: () => Promise<void>;
}

const asPayload = z.record(z.string(), z.unknown());

/** How a reaction reaches the road: its commands' ids come from operation and source, so that a repeat is harmless. */
export function reactionTools(road: Road): ReactionTools {
  return {
    command: (operation, input, source, actor, basis) => road.command(operation, actor, { command: commandIdFor(`${operation.name} ${source}`), input, basis }),
    query: (operation, input, actor) => road.query(operation, actor, input),
  };
}

/** The queue's tasks: every reaction of the modules, and the house's own. Throws when an event starts a task that nobody runs. */
export function taskList(road: Road, house: readonly HouseTask[]): TaskList {
  const tools = reactionTools(road);
  const reactions = road.modules.flatMap((module: Module): readonly Reaction[] => module.reactions);
  const tasks: Record<string, Task> = {};
  for (const { task, run } of reactions) tasks[task] = (payload) => run(asPayload.parse(payload), tools);
  for (const { name, run } of house) tasks[name] = run;
  for (const { task } of road.modules.flatMap((module) => module.subscriptions)) {
    if (tasks[task] === undefined) throw new Error(`nobody runs ${task}`);
  }
  return tasks;
}
