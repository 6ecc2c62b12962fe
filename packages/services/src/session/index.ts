export { findSession, type Session, signIn, signOut } from './sessions.ts';
