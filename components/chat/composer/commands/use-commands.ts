import {
  Eraser,
  Ghost,
  Globe,
  Keyboard,
  Lightbulb,
  type LucideIcon,
  MessageSquareText,
  Paperclip,
  Rows3,
  ScrollText,
  SlidersHorizontal,
  SquarePen,
} from "lucide-react";
import { willThink } from "@/components/chat/answer-wishes";
import { toComposerChange } from "@/components/chat/parameters/composer-change";
import { usePresets } from "@/components/chat/parameters/use-presets";
import { useShell } from "@/components/shell-context";
import { type Translate, useText } from "@/components/text-context";
import type { Command } from "./command";
import type { CommandContext } from "./command-context";

type Shell = ReturnType<typeof useShell>;

/** Everything that `/` offers now: the presets, then what can be set and done. */
export function useCommands(context: CommandContext): Command[] {
  const { t } = useText();
  const shell = useShell();
  const { presets = [] } = usePresets();
  const ofPresets = presets.map((preset): Command => {
    const run = () => context.draft.change(toComposerChange(preset));
    return { id: preset.id, label: preset.name, words: "preset", hint: t("commands.preset"), icon: Rows3, run };
  });
  return [...ofPresets, ...settingCommands(context, t), ...pageCommands(context, shell, t)];
}

function command(id: string, icon: LucideIcon, label: string, run: () => void): Command {
  return { id, icon, label, words: id, run };
}

/** What is asked of the next answer. */
function settingCommands({ tools, places }: CommandContext, t: Translate): Command[] {
  const { openModels, openParameters, addFiles } = places;
  const { model, wishes, changeWishes } = tools;
  const { thinking, alwaysSearches } = model ?? {};
  const thinks = thinking && willThink(wishes, thinking);
  return [
    command("files", Paperclip, t("files.add"), addFiles),
    command("model", MessageSquareText, t("model.choose"), openModels),
    ...(thinking?.canDisable
      ? [
          command("think", Lightbulb, t(thinks ? "commands.thinkOff" : "commands.thinkOn"), () =>
            changeWishes({ think: thinks ? "off" : "on" }),
          ),
        ]
      : []),
    ...(alwaysSearches
      ? []
      : [
          command("search", Globe, t(wishes.search ? "commands.searchOff" : "commands.searchOn"), () =>
            changeWishes({ search: !wishes.search }),
          ),
        ]),
    command("parameters", SlidersHorizontal, t("drawer.title"), openParameters),
    command("system", ScrollText, t("system.title"), openParameters),
  ];
}

/** What is done with the page. */
function pageCommands({ draft, tools }: CommandContext, shell: Shell, t: Translate): Command[] {
  const { toggleTemporary } = tools;
  const temporary = draft.isKept ? "temporary.begin" : "temporary.end";
  return [
    ...(toggleTemporary ? [command("temporary", Ghost, t(temporary), toggleTemporary)] : []),
    command("new", SquarePen, t("app.newChat"), () => shell.beginNewChat()),
    command("clear", Eraser, t("commands.clear"), () =>
      draft.change({ text: "", files: [], parameters: undefined, system: undefined }),
    ),
    command("shortcuts", Keyboard, t("shortcuts.title"), shell.showShortcuts),
  ];
}
