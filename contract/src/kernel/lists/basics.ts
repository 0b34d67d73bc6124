import { z } from 'zod';

// What the rows of many lists are made of.
export const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const ArticleId = z.string().regex(/^[a-z0-9-]+$/);
export const Articles = z.array(ArticleId);
export const Unit = z.enum(['day', 'working-day', 'month', 'year']);
export const ClockUnit = z.enum(['hour', ...Unit.options]);
export const LastDay = z.enum(['after-holiday', 'as-is']);
