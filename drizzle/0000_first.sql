CREATE TABLE `api_key` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `conversation` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`sess_id` text NOT NULL,
	`title` text NOT NULL,
	`title_source` text NOT NULL,
	`active_leaf_id` text,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversation_owner_sess_id` ON `conversation` (`owner_id`,`sess_id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `conversation_owner_updated` ON `conversation` (`owner_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `message` (
	`conversation_id` text NOT NULL,
	`id` text NOT NULL,
	`parent_id` text,
	`role` text NOT NULL,
	`name` text,
	`parts` text NOT NULL,
	`answer` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`conversation_id`, `id`),
	FOREIGN KEY (`conversation_id`) REFERENCES `conversation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`conversation_id`,`parent_id`) REFERENCES `message`(`conversation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `message_parent` ON `message` (`conversation_id`,`parent_id`);--> statement-breakpoint
CREATE TABLE `turn` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation_id` text NOT NULL,
	`id` text NOT NULL,
	`user_message_id` text NOT NULL,
	`model` text NOT NULL,
	`state` text NOT NULL,
	`owner` text NOT NULL,
	`lease_until` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `turn_conversation_id` ON `turn` (`conversation_id`,`id`);--> statement-breakpoint
CREATE INDEX `turn_user_message` ON `turn` (`conversation_id`,`user_message_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `turn_one_running` ON `turn` (`conversation_id`) WHERE state = 'running';--> statement-breakpoint
CREATE INDEX `turn_running_lease` ON `turn` (`lease_until`) WHERE state = 'running';--> statement-breakpoint
CREATE TABLE `turn_chunk` (
	`turn_key` integer NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`chunk` text NOT NULL,
	PRIMARY KEY(`turn_key`, `seq`),
	FOREIGN KEY (`turn_key`) REFERENCES `turn`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
