import { defineConfig } from '@prisma/orm-mongo/config';
import { definePrismaConfig } from 'prisma/config';

export default definePrismaConfig({
  orm: defineConfig({
    contract: './prisma/contract.prisma',
    db: { connection: process.env['DATABASE_URL'] ?? 'mongodb://127.0.0.1:27017/genledger' },
    migrations: { dir: './prisma/migrations' },
  }),
});
