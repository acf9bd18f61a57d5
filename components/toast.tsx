"use client";

import { X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useText } from "@/components/text-context";
import { IconButton } from "./ui/button";

/** A short word about what just happened, with at most one thing to do about it. */
export type Toast = { text: string; action?: { label: string; run: () => void } };

/** Milliseconds a toast stays while nobody points at it. */
const stayMs = 10_000;

const mostAtOnce = 3;

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Shows the latest toasts above everything below. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useText();
  const [toasts, setToasts] = useState<(Toast & { id: number })[]>([]);
  const lastId = useRef(0);
  const show = useCallback((toast: Toast) => {
    lastId.current += 1;
    const id = lastId.current;
    setToasts((shown) => [...shown, { ...toast, id }].slice(-mostAtOnce));
  }, []);
  const close = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext value={show}>
      {children}
      <section
        aria-label={t("toast.notifications")}
        aria-live="polite"
        className="pointer-events-none fixed inset-x-0 md:[body:has(aside)_&]:left-65 bottom-[calc(env(safe-area-inset-bottom)+8.5rem)] z-50 flex flex-col items-center gap-2 px-4"
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onClose={() => close(toast.id)} />
        ))}
      </section>
    </ToastContext>
  );
}

function ToastCard({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const { t } = useText();
  const [held, setHeld] = useState(false);
  const onTimeout = useRef(onClose);
  onTimeout.current = onClose;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onTimeout.current(), stayMs);
    return () => clearTimeout(timer);
  }, [held]);
  const { action } = toast;
  return (
    <fieldset
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="rise pointer-events-auto flex max-w-full min-w-0 items-center gap-1 rounded-surface border border-line bg-paper-raised py-1 pr-1 pl-4 shadow-float"
    >
      <span dir="auto" className="min-w-0 truncate py-2">
        {toast.text}
      </span>
      {action && (
        <button
          type="button"
          className="h-9 shrink-0 rounded px-3 font-medium text-accent hover:bg-paper-soft max-md:h-11"
          onClick={() => {
            action.run();
            onClose();
          }}
        >
          {action.label}
        </button>
      )}
      <IconButton label={t("toast.dismiss")} onClick={onClose}>
        <X aria-hidden />
      </IconButton>
    </fieldset>
  );
}

/** Shows a toast above the composer. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}
