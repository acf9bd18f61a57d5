CREATE TABLE `carry` (
	`user_id` text NOT NULL,
	`call_key` text NOT NULL,
	`carry` text NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `call_key`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `carry_expires` ON `carry` (`expires_at`);--> statement-breakpoint
CREATE TABLE `usage_entry` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`api_key_id` text,
	`model` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`total_ms` integer NOT NULL,
	`usage` text NOT NULL,
	`cost_micros` integer,
	`currency` text,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `usage_entry_user_at` ON `usage_entry` (`user_id`,`at`);