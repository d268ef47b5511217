import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scheduledTasks, type ScheduledTask } from '@passerelle/core/status/scheduled-tasks.ts';
import { tasks as words } from '@passerelle/orders-to-xml/words/fr/tasks.ts';
import { root } from './programs.ts';

export interface TaskFile {
  name: ScheduledTask['name'];
  xml: string;
}

/** One task of Windows' Task Scheduler for each job, as `Register-ScheduledTask -Xml` takes it. */
export async function renderTasks(): Promise<TaskFile[]> {
  const template = await readFile(join(root, 'scripts/windows/task.xml'), 'utf8');
  return scheduledTasks.map((task) => ({ name: task.name, xml: fill(template, task) }));
}

function fill(template: string, task: ScheduledTask): string {
  const description = `${words.what[task.name]}, ${words.when(task)}.`;
  const { program, command, firstStart, every, limit } = task;
  const values: Record<string, string> = {
    ...{ program, command, firstStart, description: description.replaceAll('&', '&amp;') },
    ...{ every: String(every), limit: String(limit) },
  };
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  return filled.replace(/ *<Arguments><\/Arguments>\n/, '');
}
