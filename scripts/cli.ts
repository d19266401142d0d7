#!/usr/bin/env node
import { Command } from 'commander';

const program = new Command('wenyu').description('问渝：从报纸档案里找答案，句句有出处');
await program.parseAsync();
