CREATE TABLE `attachment` (
	`conversation_id` text NOT NULL,
	`message_id` text NOT NULL,
	`file_id` text NOT NULL,
	PRIMARY KEY(`conversation_id`, `message_id`, `file_id`),
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`conversation_id`,`message_id`) REFERENCES `message`(`conversation_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `attachment_file` ON `attachment` (`file_id`);--> statement-breakpoint
CREATE TABLE `draft` (
	`user_id` text NOT NULL,
	`key` text NOT NULL,
	`content` text NOT NULL,
	`revision` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `key`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `file` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`stored_name` text NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`kind` text NOT NULL,
	`size` integer NOT NULL,
	`width` integer,
	`height` integer,
	`pages` integer,
	`text` text,
	`temporary` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `file_user_content` ON `file` (`user_id`,`sha256`);--> statement-breakpoint
CREATE INDEX `file_stored_name` ON `file` (`stored_name`);--> statement-breakpoint
CREATE TABLE `preset` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `preset_user` ON `preset` (`user_id`);--> statement-breakpoint
ALTER TABLE `conversation` ADD `system` text;--> statement-breakpoint
ALTER TABLE `message` ADD `deleted_at` integer;--> statement-breakpoint
CREATE INDEX `message_tree` ON `message` (`conversation_id`,`created_at`,`id`,`parent_id`,`role`,`deleted_at`);--> statement-breakpoint
ALTER TABLE `user` ADD `preferences` text;