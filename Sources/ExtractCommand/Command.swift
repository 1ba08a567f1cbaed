public enum Command {}
