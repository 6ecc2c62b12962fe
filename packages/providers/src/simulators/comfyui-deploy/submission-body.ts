import { z } from 'zod';

const WEB = /^https?:\/\//i;

/** The body of `POST /api/run/deployment/queue`; other fields are ignored. */
export const submissionBodySchema = z.object({
  deployment_id: z.string().min(1),
  inputs: z.record(z.string(), z.unknown()).default({}),
  webhook: z
    .string()
    .refine((text) => WEB.test(text) && URL.canParse(text), 'must be an http or https address')
    .nullish(),
});

/** Mistakes in the shape in which the service lists them. */
export function mistakesOf(error: z.ZodError): readonly unknown[] {
  return error.issues.map(({ path, message, code }) => ({
    loc: ['body', ...path],
    msg: message,
    type: code,
  }));
}
