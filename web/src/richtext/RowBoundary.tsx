import { Component, type ErrorInfo, type ReactNode } from "react";

interface Props {
  /** What stands in for a child that cannot be shown. */
  fallback: ReactNode;
  children: ReactNode;
  onError?: (error: Error) => void;
}

/** Keeps one broken message or block from taking the list down. */
export class RowBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    this.props.onError?.(error);
    console.error("A part of a message could not be shown.", error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
