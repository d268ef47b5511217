import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { Looking } from '@passerelle/core/program/look.ts';
import { commandLineOf, tasksOf } from '@passerelle/core/status/scheduled-tasks.ts';
import { renderJson } from '@passerelle/core/report/run-report.ts';
import type { OrdersWords } from '../words/words.ts';

/** `tasks`: what Windows has to start, for the jobs that the configuration speaks of. */
export function tellTasks(looking: Looking<OrdersWords>, asJson: boolean): ExitCode {
  const { config, world, words, reporter } = looking;
  const tasks = tasksOf(config);
  const { what, line } = words.tasks;
  if (asJson) {
    const inJson = tasks.map(({ name, program, command, firstStart, every }) => {
      return { name, program, command, firstStart, everyMinutes: every };
    });
    world.out.write(renderJson(inJson, (text) => reporter.censor(text)));
    return ExitCode.Done;
  }
  for (const task of tasks)
    reporter.tell('plain', line({ ...task, command: commandLineOf(task), what: what[task.name] }));
  return ExitCode.Done;
}
